package org.parlour.conference.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.LiveCall;
import org.parlour.conference.directory.Seat;

/**
 * A seat as pages see it.
 *
 * @param kind {@code phone} or {@code browser}
 * @param state {@code taken}, or {@code kept} for who was cut off
 * @param keptUntil until when it waits
 * @param caller the number, masked; not in events
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeatView(
        String seat,
        long participant,
        String kind,
        String state,
        Instant since,
        @Nullable Instant keptUntil,
        @Nullable String call,
        @Nullable Boolean muted,
        @Nullable String mutedBy,
        @Nullable Boolean hand,
        @Nullable String gate,
        @Nullable String line,
        @Nullable String caller) {
    static SeatView of(Seat seat, CallBoard board, boolean withCaller) {
        LiveCall call = seat.isKept() ? null : call(seat, board).orElse(null);
        return new SeatView(
                seat.seat().text(),
                seat.participant().unsigned(),
                word(seat.kind()),
                seat.isKept() ? "kept" : "taken",
                seat.since(),
                seat.keptUntil(),
                PhoneRooms.call(seat),
                call == null ? null : call.muted(),
                call == null ? null : word(call.phone().mutedBy()),
                call == null ? null : call.phone().hand(),
                call == null ? null : word(call.phone().gate()),
                call == null ? null : word(call.phone().line()),
                call == null || !withCaller ? null : call.visitor().caller().masked());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<LiveCall> call(Seat seat, CallBoard board) {
        return Optional.ofNullable(seat.call()).flatMap(board::call);
    }
}
