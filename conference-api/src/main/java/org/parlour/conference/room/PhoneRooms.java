package org.parlour.conference.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.directory.CallerMark;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.Guest;
import org.parlour.conference.directory.Seat;
import org.parlour.conference.directory.Taking;
import org.parlour.conference.events.RoomEvent;
import org.parlour.conference.events.RoomEvents;
import org.parlour.conference.pin.Callers;
import org.parlour.conference.pin.PhoneDoorbook;
import org.parlour.conference.room.store.LostSeat;
import org.parlour.conference.room.store.RoomTable;
import org.parlour.conference.room.store.SeatNote;
import org.parlour.conference.room.store.StoredRoom;
import org.parlour.conference.room.store.WayBackTable;
import org.parlour.conference.store.Store;
import org.parlour.conference.store.StoreAnswer;
import org.parlour.conference.store.StoreUnavailable;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.Rooms;
import org.parlour.sip.seat.Sitting;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The seats that telephones take: live in the directory, told as events, and noted for the way back. */
final class PhoneRooms implements Rooms {
    /** How long the seat of who was cut off waits. */
    static final Duration SEAT_KEPT = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(PhoneRooms.class);

    private final LongAdder joined = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder waited = new LongAdder();
    private final LongAdder full = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final LongAdder troubles = new LongAdder();
    private final Store store;
    private final Directory directory;
    private final Callers callers;
    private final RoomEvents events;
    private final SeatDiary diary;
    private final RandomGenerator random;
    private final InstantSource clock;

    PhoneRooms(Store store, Live live, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.directory = live.directory();
        this.callers = live.callers();
        this.events = live.events();
        this.diary = live.diary();
        this.random = random;
        this.clock = clock;
    }

    /** Where seats are known while they last. */
    record Live(Directory directory, Callers callers, RoomEvents events, SeatDiary diary) {}

    /** Whoever sat when the program ended was cut off by it: their seats wait as if the line had broken now. */
    void begin() {
        Instant now = clock.instant();
        store.write(WayBackTable.loseAll(now));
        for (LostSeat seat : store.read(WayBackTable.lostSince(now.minus(SEAT_KEPT)))) {
            directory.restore(new Seat(
                    seat.seat(),
                    seat.room(),
                    seat.participant(),
                    Seat.Kind.PHONE,
                    null,
                    new CallerMark(seat.caller()),
                    seat.seatedAt(),
                    seat.lostAt().plus(SEAT_KEPT)));
        }
    }

    @Override
    public void sit(Visitor visitor, RoomId room, boolean admitted, Consumer<Sitting> then) {
        store.read(RoomTable.find(room), answer -> then.accept(sitting(visitor, admitted, answer)));
    }

    private Sitting sitting(Visitor visitor, boolean admitted, StoreAnswer<Optional<StoredRoom>> answer) {
        return switch (answer) {
            case StoreAnswer.Known<Optional<StoredRoom>>(Optional<StoredRoom> found) -> {
                try {
                    yield found.filter(StoredRoom::isOpen)
                            .map(room -> seated(visitor, admitted, room))
                            .orElseGet(this::closed);
                } catch (RuntimeException broken) {
                    yield trouble(broken);
                }
            }
            case StoreAnswer.Broken<Optional<StoredRoom>>(Throwable why) -> trouble(why);
        };
    }

    private Sitting seated(Visitor visitor, boolean admitted, StoredRoom room) {
        Instant now = clock.instant();
        CallerMark caller = callers.mark(visitor);
        if (room.lobby() && !admitted && !keepsSeat(room.room(), caller, now)) {
            waited.increment();
            return new Sitting.Lobby();
        }
        Guest guest = Guest.onThePhone(visitor.call(), caller, SeatId.mint(now, random));
        return switch (directory.take(room.room(), guest, room.capacity(), now)) {
            case Taking.Taken(Seat seat, boolean again) -> {
                tellTaken(seat, visitor.call(), again);
                note(seat, now);
                yield new Sitting.Seated(seat.seat(), seat.participant(), room.phones());
            }
            case Taking.Full() -> {
                full.increment();
                yield new Sitting.Full();
            }
            case Taking.Closed() -> closed();
        };
    }

    /** Who was let in and cut off need not be let in again. */
    private boolean keepsSeat(RoomId room, @Nullable CallerMark caller, Instant now) {
        return caller != null
                && directory.seats(room, now).stream().anyMatch(seat -> seat.isKept() && caller.equals(seat.caller()));
    }

    private Sitting closed() {
        closed.increment();
        return new Sitting.Closed();
    }

    private Sitting trouble(Throwable why) {
        troubles.increment();
        if (!(why instanceof StoreUnavailable)) {
            LOG.error("A seat could not be given.", why);
        }
        return new Sitting.Trouble();
    }

    private void tellTaken(Seat seat, CallId call, boolean again) {
        (again ? returned : joined).increment();
        events.publish(
                again
                        ? new RoomEvent.Returned(seat.room(), seat.seat(), seat.participant(), call)
                        : new RoomEvent.Joined(seat.room(), seat.seat(), seat.participant(), call));
    }

    private void note(Seat seat, Instant now) {
        CallerMark caller = seat.caller();
        if (caller != null) {
            diary.note(new SeatNote.Sat(seat.seat(), seat.room(), seat.participant(), caller.hash(), now));
        }
    }

    @Override
    public void count(RoomId room, SeatId besides, Consumer<Headcount> then) {
        List<Seat> others = seats(room).stream()
                .filter(seat -> !seat.isKept() && !seat.seat().equals(besides))
                .toList();
        int browsers = (int)
                others.stream().filter(seat -> seat.kind() == Seat.Kind.BROWSER).count();
        then.accept(new Headcount(browsers, others.size() - browsers));
    }

    @Override
    public void leave(Visitor visitor, SeatId seat, Leaving how) {
        switch (how) {
            case GOODBYE -> free(seat);
            case LOST -> keep(seat);
        }
    }

    void free(SeatId seat) {
        directory.leave(seat).ifPresent(this::tellLeft);
        diary.note(new SeatNote.Gone(seat));
    }

    private void keep(SeatId id) {
        Instant now = clock.instant();
        Seat seat = directory.keep(id, now.plus(SEAT_KEPT)).orElse(null);
        if (seat == null) {
            return;
        }
        lost.increment();
        events.publish(new RoomEvent.Lost(seat.room(), id, seat.participant()));
        if (seat.caller() == null) {
            // Who gave no number cannot be known again: nobody would ever sit there.
            free(id);
        } else {
            diary.note(new SeatNote.Lost(id, now));
        }
    }

    private void tellLeft(Seat seat) {
        left.increment();
        events.publish(new RoomEvent.Left(seat.room(), seat.seat(), seat.participant()));
    }

    /** Frees the seats that waited long enough. */
    void sweep() {
        directory.expire(clock.instant()).forEach(this::tellLeft);
        diary.flush();
    }

    /** Forgets the ways back that nobody can take any more. */
    void forget() {
        store.write(WayBackTable.forgetLostBefore(clock.instant().minus(PhoneDoorbook.WAY_BACK)));
    }

    List<Seat> seats(RoomId room) {
        return directory.seats(room, clock.instant());
    }

    /** Frees all seats and lets nobody else sit down. */
    void close(RoomId room) {
        directory.close(room, clock.instant()).forEach(this::tellLeft);
        events.publish(new RoomEvent.Closed(room));
    }

    void tellPolicy(RoomId room, PhonePolicy policy) {
        events.publish(new RoomEvent.PolicyChanged(room, policy));
    }

    RoomCounters counters() {
        List<Seat> seats = directory.seats(clock.instant()).stream()
                .filter(seat -> seat.kind() == Seat.Kind.PHONE)
                .toList();
        long kept = seats.stream().filter(Seat::isKept).count();
        return new RoomCounters(
                joined.sum(),
                returned.sum(),
                left.sum(),
                lost.sum(),
                waited.sum(),
                full.sum(),
                closed.sum(),
                troubles.sum(),
                diary.dropped(),
                seats.size() - kept,
                kept);
    }

    static @Nullable String call(Seat seat) {
        CallId call = seat.call();
        return call == null ? null : call.text();
    }
}
