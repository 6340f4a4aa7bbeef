package org.parlour.conference.calls;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;

/** In place of the gateway: remembers what it was asked. */
public final class AskedTelephone implements PhoneCalls {
    public final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    public volatile boolean obeys = true;

    private boolean asked(String what) {
        asked.add(what);
        return obeys;
    }

    @Override
    public boolean admit(CallId call, RoomId room) {
        return asked("admit " + call + " " + room);
    }

    @Override
    public boolean refuse(CallId call) {
        return asked("refuse " + call);
    }

    @Override
    public boolean hangUp(CallId call) {
        return asked("hang up " + call);
    }

    @Override
    public boolean mute(CallId call, boolean muted) {
        return asked("mute " + call + " " + muted);
    }

    @Override
    public boolean lowerHand(CallId call) {
        return asked("lower " + call);
    }

    @Override
    public boolean letThrough(CallId call) {
        return asked("let through " + call);
    }

    @Override
    public boolean test(CallId call) {
        return asked("test " + call);
    }

    @Override
    public boolean move(CallId call, RoomId room) {
        return asked("move " + call + " " + room);
    }

    @Override
    public void policy(RoomId room, PhonePolicy policy) {
        asked("policy " + room + " " + policy.word());
    }

    @Override
    public void hostLeft(RoomId room) {
        asked("host left " + room);
    }

    @Override
    public void close(RoomId room) {
        asked("close " + room);
    }
}
