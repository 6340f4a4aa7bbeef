package org.parlour.sip.seat;

import org.parlour.wire.call.CallId;
import org.parlour.wire.call.RoomId;

/** What the floor above may ask of the calls. Each asks, and {@link CallEvents} tells what came of it. */
public interface PhoneCalls {
    /** Lets a caller who waits in reception into a room; false where no such caller waits. */
    boolean admit(CallId call, RoomId room);

    /** Hangs up; false where there is no such call. */
    boolean hangUp(CallId call);

    /** Mutes or unmutes a phone in a room, and tells its caller; false where it has no seat. */
    boolean mute(CallId call, boolean muted);

    /** A room closes: every phone in it hears so, and a goodbye. */
    void close(RoomId room);
}
