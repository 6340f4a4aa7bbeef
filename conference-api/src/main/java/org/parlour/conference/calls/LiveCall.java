package org.parlour.conference.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/**
 * A call as it stands.
 *
 * @param since when its INVITE came
 * @param room where it sits; null before that
 * @param quality as it was measured last; null before that
 */
public record LiveCall(
        Visitor visitor,
        State state,
        Instant since,
        @Nullable RoomId room,
        @Nullable SeatId seat,
        boolean muted,
        LineState line,
        @Nullable PhoneQuality quality) {
    public enum State {
        ARRIVED,
        AT_THE_DOOR,
        IN_RECEPTION,
        SEATED
    }

    LiveCall in(State next) {
        return new LiveCall(visitor, next, since, room, seat, muted, line, quality);
    }

    LiveCall seated(RoomId at, SeatId on) {
        return new LiveCall(visitor, State.SEATED, since, at, on, muted, line, quality);
    }

    LiveCall muted(boolean now) {
        return new LiveCall(visitor, state, since, room, seat, now, line, quality);
    }

    LiveCall quality(PhoneQuality now) {
        return new LiveCall(visitor, state, since, room, seat, muted, line, now);
    }

    LiveCall line(LineState now) {
        return new LiveCall(visitor, state, since, room, seat, muted, now, quality);
    }
}
