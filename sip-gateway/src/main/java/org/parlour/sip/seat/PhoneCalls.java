package org.parlour.sip.seat;

import java.util.List;
import org.parlour.sip.digits.Stroke;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;

/** What the floor above may ask of the calls. Each asks, and {@link CallEvents} tells what came of it. */
public interface PhoneCalls {
    /** Lets a caller who waits in reception or in a lobby into a room; false where no such caller waits. */
    boolean admit(CallId call, RoomId room);

    /** Tells a caller who waits there that they are not let in, and hangs up; false where no such caller waits. */
    boolean refuse(CallId call);

    /** Hangs up; false where there is no such call. */
    boolean hangUp(CallId call);

    /** For a host: mutes or unmutes a phone in a room, and tells its caller; false where it has no seat. */
    boolean mute(CallId call, boolean muted);

    /** How the caller of a phone in a room hears from now on; false where it has no seat. */
    boolean hear(CallId call, HearingProfile profile);

    /** The caller's hand was seen; they are told so where it is up. False where the phone has no seat. */
    boolean lowerHand(CallId call);

    /** A phone that is kept out of its room as one on hold is heard all the same. False where it has no seat. */
    boolean letThrough(CallId call);

    /** Asks the caller whether they hear us; {@link CallNews.TestAnswered} follows. False where the phone has no seat. */
    boolean test(CallId call);

    /** Presses keys towards a phone in a room, and it alone hears them. */
    Pressing press(CallId call, List<Stroke> strokes, KeyRoad by);

    /**
     * Brings a phone from its room to another, as if it had come in there. False where it has no seat, or sits there
     * already; where there is no seat for it, it stays.
     */
    boolean move(CallId call, RoomId room);

    /** How a room takes its telephones has changed: each that this concerns hears so. */
    void policy(RoomId room, PhonePolicy policy);

    /** The last host of a room said goodbye and nobody is left in a browser: its phones hear so. */
    void hostLeft(RoomId room);

    /** A room closes: every phone in it hears so, and a goodbye. */
    void close(RoomId room);
}
