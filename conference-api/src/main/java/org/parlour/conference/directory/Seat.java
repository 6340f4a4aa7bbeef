package org.parlour.conference.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/**
 * A seat that is taken, or kept for who was cut off.
 *
 * @param call the call that sits on it, or sat last; null when that was before a restart, and in a browser
 * @param keptUntil until when it waits; null while somebody sits
 */
public record Seat(
        SeatId seat,
        RoomId room,
        ParticipantNumber participant,
        Kind kind,
        @Nullable CallId call,
        @Nullable CallerMark caller,
        Instant since,
        @Nullable Instant keptUntil) {
    /** By what its people come. */
    public enum Kind {
        PHONE,
        BROWSER
    }

    public boolean isKept() {
        return keptUntil != null;
    }

    Seat keptUntil(Instant moment) {
        return new Seat(seat, room, participant, kind, call, caller, since, moment);
    }

    Seat takenBy(@Nullable CallId next) {
        return new Seat(seat, room, participant, kind, next, caller, since, null);
    }
}
