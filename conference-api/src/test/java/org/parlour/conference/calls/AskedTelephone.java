package org.parlour.conference.calls;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.parlour.sip.digits.Stroke;
import org.parlour.sip.seat.KeyRoad;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.sip.seat.Pressing;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HearingProfile;
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
    public boolean hear(CallId call, HearingProfile profile) {
        return asked("hear " + call + " " + profile);
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
    public Pressing press(CallId call, List<Stroke> strokes, KeyRoad by) {
        return asked("press " + strokes.size() + " " + call + " " + by) ? Pressing.PRESSING : Pressing.NO_SUCH_ROAD;
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
