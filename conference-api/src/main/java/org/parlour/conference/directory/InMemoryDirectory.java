package org.parlour.conference.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** The directory of a program that is alone. */
public final class InMemoryDirectory implements Directory {
    /** Longer than any call is on its way from the door to its seat. */
    static final Duration CLOSED_FOR = Duration.ofMinutes(1);

    private final Map<RoomId, SeatPlan> rooms = new HashMap<>();
    private final Map<SeatId, RoomId> roomOf = new HashMap<>();
    private final Map<RoomId, Instant> closedAt = new LinkedHashMap<>();
    private final Guesses guesses = new Guesses();

    @Override
    public synchronized Taking take(RoomId room, Guest guest, int capacity, Instant now) {
        forgetClosed(now);
        if (closedAt.containsKey(room)) {
            return new Taking.Closed();
        }
        Taking taking = plan(room).take(guest, capacity, now);
        if (taking instanceof Taking.Taken(Seat seat, boolean returned)) {
            roomOf.put(seat.seat(), room);
        }
        return taking;
    }

    @Override
    public synchronized Optional<Seat> leave(SeatId seat) {
        RoomId room = roomOf.remove(seat);
        if (room == null) {
            return Optional.empty();
        }
        Seat left = plan(room).leave(seat);
        forgetWhenEmpty(room);
        return Optional.ofNullable(left);
    }

    @Override
    public synchronized Optional<Seat> keep(SeatId seat, Instant until) {
        RoomId room = roomOf.get(seat);
        return room == null ? Optional.empty() : Optional.ofNullable(plan(room).keep(seat, until));
    }

    @Override
    public synchronized void restore(Seat kept) {
        plan(kept.room()).restore(kept);
        roomOf.put(kept.seat(), kept.room());
    }

    @Override
    public synchronized List<Seat> expire(Instant now) {
        List<Seat> expired = new ArrayList<>();
        for (SeatPlan plan : rooms.values()) {
            expired.addAll(plan.expire(now));
        }
        expired.forEach(seat -> roomOf.remove(seat.seat()));
        rooms.values().removeIf(SeatPlan::isEmpty);
        return expired;
    }

    @Override
    public synchronized List<Seat> close(RoomId room, Instant now) {
        forgetClosed(now);
        closedAt.put(room, now);
        SeatPlan plan = rooms.remove(room);
        if (plan == null) {
            return List.of();
        }
        List<Seat> freed = plan.seats(now);
        roomOf.values().removeIf(room::equals);
        return freed;
    }

    @Override
    public synchronized List<Seat> seats(RoomId room, Instant now) {
        SeatPlan plan = rooms.get(room);
        return plan == null ? List.of() : plan.seats(now);
    }

    @Override
    public synchronized List<Seat> seats(Instant now) {
        return rooms.values().stream().flatMap(plan -> plan.seats(now).stream()).toList();
    }

    @Override
    public synchronized int guess(String who, Forgiveness forgiveness, Instant now) {
        return guesses.guess(who, forgiveness, now);
    }

    @Override
    public synchronized void takeBack(String who, Forgiveness forgiveness, Instant now) {
        guesses.takeBack(who, forgiveness, now);
    }

    @Override
    public synchronized int guesses(String who, Forgiveness forgiveness, Instant now) {
        return guesses.standing(who, forgiveness, now);
    }

    @Override
    public synchronized long forgottenGuessers() {
        return guesses.forgottenGuessers();
    }

    private SeatPlan plan(RoomId room) {
        return rooms.computeIfAbsent(room, SeatPlan::new);
    }

    private void forgetWhenEmpty(RoomId room) {
        if (plan(room).isEmpty()) {
            rooms.remove(room);
        }
    }

    private void forgetClosed(Instant now) {
        closedAt.values().removeIf(at -> !now.isBefore(at.plus(CLOSED_FOR)));
    }
}
