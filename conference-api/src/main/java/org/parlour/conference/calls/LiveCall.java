package org.parlour.conference.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.MutedBy;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/**
 * A call as it stands.
 *
 * @param since when its INVITE came
 * @param ruling by which plan it was taken, and why; null in the moment before that is told
 * @param room where it sits, or waits in the lobby; null before that
 */
public record LiveCall(
        Visitor visitor,
        State state,
        Instant since,
        @Nullable Ruling ruling,
        @Nullable RoomId room,
        @Nullable SeatId seat,
        Phone phone) {
    public enum State {
        ARRIVED,
        AT_THE_DOOR,
        IN_RECEPTION,
        /** The PIN was right; a host of the room is to let them in. */
        IN_LOBBY,
        SEATED
    }

    /** Whether the caller hears us, as they said when they were asked last. */
    public enum Test {
        NONE,
        /** Being asked. */
        ASKED,
        HEARD,
        UNHEARD
    }

    /**
     * The phone at the other end.
     *
     * @param lineSince when its line came to be as it is
     * @param hand whether its caller asks to speak
     * @param hearing how its caller hears
     * @param gate why what it sends is kept out of the room
     * @param quality as it was measured last; null before that
     */
    public record Phone(
            MutedBy mutedBy,
            LineState line,
            Instant lineSince,
            boolean hand,
            HoldReason gate,
            Test test,
            HearingProfile hearing,
            @Nullable PhoneQuality quality) {
        static Phone since(Instant now) {
            return new Phone(
                    MutedBy.NOBODY,
                    LineState.AWAITED,
                    now,
                    false,
                    HoldReason.NONE,
                    Test.NONE,
                    HearingProfile.NONE,
                    null);
        }

        Phone mutedBy(MutedBy now) {
            return new Phone(now, line, lineSince, hand, gate, test, hearing, quality);
        }

        Phone line(LineState now, Instant at) {
            return new Phone(mutedBy, now, at, hand, gate, test, hearing, quality);
        }

        Phone hand(boolean up) {
            return new Phone(mutedBy, line, lineSince, up, gate, test, hearing, quality);
        }

        Phone gate(HoldReason now) {
            return new Phone(mutedBy, line, lineSince, hand, now, test, hearing, quality);
        }

        Phone test(Test now) {
            return new Phone(mutedBy, line, lineSince, hand, gate, now, hearing, quality);
        }

        Phone hearing(HearingProfile now) {
            return new Phone(mutedBy, line, lineSince, hand, gate, test, now, quality);
        }

        Phone quality(PhoneQuality now) {
            return new Phone(mutedBy, line, lineSince, hand, gate, test, hearing, now);
        }
    }

    static LiveCall arrived(Visitor visitor, Instant now) {
        return new LiveCall(visitor, State.ARRIVED, now, null, null, null, Phone.since(now));
    }

    LiveCall ruled(Ruling by) {
        return new LiveCall(visitor, state, since, by, room, seat, phone);
    }

    LiveCall in(State next) {
        return new LiveCall(visitor, next, since, ruling, null, null, phone);
    }

    LiveCall inLobby(RoomId of) {
        return new LiveCall(visitor, State.IN_LOBBY, since, ruling, of, null, phone);
    }

    LiveCall seated(RoomId at, SeatId on) {
        return new LiveCall(visitor, State.SEATED, since, ruling, at, on, phone);
    }

    LiveCall phone(Phone now) {
        return new LiveCall(visitor, state, since, ruling, room, seat, now);
    }

    public boolean muted() {
        return phone.mutedBy() != MutedBy.NOBODY;
    }

    /** Whether somebody is to let them in. */
    public boolean waits() {
        return state == State.IN_RECEPTION || state == State.IN_LOBBY;
    }
}
