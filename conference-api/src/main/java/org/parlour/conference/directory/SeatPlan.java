package org.parlour.conference.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** The seats of one room. Belongs to one owner at a time. */
final class SeatPlan {
    static final Comparator<Seat> BY_PARTICIPANT =
            Comparator.comparingLong(seat -> seat.participant().unsigned());

    private final RoomId room;
    private final Map<SeatId, Seat> seats = new HashMap<>();
    private long lastParticipant;

    SeatPlan(RoomId room) {
        this.room = room;
    }

    Taking take(Guest guest, int capacity, Instant now) {
        Optional<Seat> own = keptFor(guest.caller(), now);
        if (own.isPresent()) {
            Seat seat = own.get().takenBy(guest.call());
            seats.put(seat.seat(), seat);
            return new Taking.Taken(seat, true);
        }
        if (occupied(now) >= capacity) {
            return new Taking.Full();
        }
        ParticipantNumber participant = ParticipantNumber.of(++lastParticipant);
        Seat seat = new Seat(guest.fresh(), room, participant, guest.kind(), guest.call(), guest.caller(), now, null);
        seats.put(seat.seat(), seat);
        return new Taking.Taken(seat, false);
    }

    private Optional<Seat> keptFor(@Nullable CallerMark caller, Instant now) {
        return caller == null
                ? Optional.empty()
                : seats.values().stream()
                        .filter(seat -> seat.isKept() && !waitedTooLong(seat, now) && caller.equals(seat.caller()))
                        .min(BY_PARTICIPANT);
    }

    private long occupied(Instant now) {
        return seats.values().stream().filter(seat -> !waitedTooLong(seat, now)).count();
    }

    @Nullable
    Seat leave(SeatId seat) {
        return seats.remove(seat);
    }

    @Nullable
    Seat keep(SeatId seat, Instant until) {
        return seats.computeIfPresent(seat, (id, taken) -> taken.keptUntil(until));
    }

    void restore(Seat kept) {
        seats.put(kept.seat(), kept);
        lastParticipant = Math.max(lastParticipant, kept.participant().unsigned());
    }

    List<Seat> expire(Instant now) {
        List<Seat> expired = seats.values().stream()
                .filter(seat -> waitedTooLong(seat, now))
                .sorted(BY_PARTICIPANT)
                .toList();
        expired.forEach(seat -> seats.remove(seat.seat()));
        return expired;
    }

    List<Seat> seats(Instant now) {
        List<Seat> current = new ArrayList<>(seats.values());
        current.removeIf(seat -> waitedTooLong(seat, now));
        current.sort(BY_PARTICIPANT);
        return current;
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    private static boolean waitedTooLong(Seat seat, Instant now) {
        Instant until = seat.keptUntil();
        return until != null && !now.isBefore(until);
    }
}
