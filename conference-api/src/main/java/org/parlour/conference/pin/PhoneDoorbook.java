package org.parlour.conference.pin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.directory.CallerMark;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.Seat;
import org.parlour.conference.room.store.Doorstep;
import org.parlour.conference.room.store.FoundPin;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.NumberTable;
import org.parlour.conference.room.store.PinTable;
import org.parlour.conference.store.Store;
import org.parlour.conference.store.StoreAnswer;
import org.parlour.conference.store.StoreUnavailable;
import org.parlour.sip.door.Doorbook;
import org.parlour.sip.door.Doorplate;
import org.parlour.sip.door.Entry;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Reception;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.door.Welcome;
import org.parlour.wire.call.Pin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door's book, kept in the store. */
public final class PhoneDoorbook implements Doorbook {
    /** How long who was cut off comes back without a PIN. */
    public static final Duration WAY_BACK = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(PhoneDoorbook.class);

    private final LongAdder opened = new LongAdder();
    private final LongAdder roomless = new LongAdder();
    private final LongAdder otherLengths = new LongAdder();
    private final LongAdder waysBack = new LongAdder();
    private final LongAdder right = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder untimely = new LongAdder();
    private final LongAdder full = new LongAdder();
    private final LongAdder troubles = new LongAdder();
    private final Store store;
    private final Pins pins;
    private final Callers callers;
    private final Directory directory;
    private final InstantSource clock;
    private final GuessWatch guesses;

    public PhoneDoorbook(Store store, Pins pins, Callers callers, Directory directory, InstantSource clock) {
        this.store = store;
        this.pins = pins;
        this.callers = callers;
        this.directory = directory;
        this.clock = clock;
        this.guesses = new GuessWatch(directory, clock);
    }

    @Override
    public void open(Visitor visitor, Doorplate plate, Consumer<Opening> then) {
        CallerMark caller = callers.mark(visitor);
        Instant now = clock.instant();
        store.read(
                NumberTable.doorstep(visitor.called(), caller == null ? null : caller.hash(), now.minus(WAY_BACK), now),
                answer -> then.accept(sure(() -> opening(plate, answer), new Opening.Trouble())));
    }

    private Opening opening(Doorplate plate, StoreAnswer<Doorstep> answer) {
        return switch (answer) {
            case StoreAnswer.Known<Doorstep>(Doorstep found) -> doorway(plate, found);
            case StoreAnswer.Broken<Doorstep>(Throwable why) -> {
                trouble(why);
                yield new Opening.Trouble();
            }
        };
    }

    /**
     * The plan says who comes to this door and what is spoken there. What lies behind it, the number's rooms know: PINs have
     * the length with which they were made, and no other opens anything.
     */
    private Opening doorway(Doorplate plate, Doorstep doorstep) {
        opened.increment();
        boolean asks = plate.welcome() instanceof Welcome.PinAsked;
        if (asks && doorstep.returnsTo() != null) {
            waysBack.increment();
        }
        HouseNumber number = doorstep.number();
        if (number == null) {
            roomless.add(asks ? 1 : 0);
            return new Opening.Doorway(
                    plate.language(), plate.welcome(), plate.pinDigits(), doorstep.returnsTo(), doorstep.hearing());
        }
        otherLengths.add(asks && number.pinDigits() != plate.pinDigits() ? 1 : 0);
        return new Opening.Doorway(
                plate.written() ? plate.language() : number.language(),
                plate.welcome(),
                number.pinDigits(),
                doorstep.returnsTo(),
                doorstep.hearing());
    }

    @Override
    public void look(Visitor visitor, Pin pin, Consumer<Entry> then) {
        CallerMark caller = callers.mark(visitor);
        int standing = guesses.count(visitor, caller);
        if (standing == 0) {
            refused.increment();
            then.accept(new Entry.TooManyTries());
            return;
        }
        store.read(
                PinTable.find(pins.lookup(visitor.called(), pin)),
                answer -> then.accept(sure(() -> entry(visitor, caller, standing, answer), new Entry.Trouble())));
    }

    private Entry entry(
            Visitor visitor, @Nullable CallerMark caller, int standing, StoreAnswer<Optional<FoundPin>> answer) {
        return switch (answer) {
            case StoreAnswer.Known<Optional<FoundPin>>(Optional<FoundPin> found) -> {
                if (found.isEmpty()) {
                    wrong.increment();
                    yield new Entry.Unknown(guesses.pauseMillis(standing));
                }
                guesses.takeBack(visitor, caller);
                yield entry(found.get(), caller);
            }
            case StoreAnswer.Broken<Optional<FoundPin>>(Throwable why) -> {
                guesses.takeBack(visitor, caller);
                trouble(why);
                yield new Entry.Trouble();
            }
        };
    }

    private Entry entry(FoundPin pin, @Nullable CallerMark caller) {
        Instant now = clock.instant();
        if (!pin.window().isOpenAt(now)) {
            untimely.increment();
            return new Entry.NotYet();
        }
        List<Seat> seats = directory.seats(pin.room(), now);
        boolean ownIsKept =
                caller != null && seats.stream().anyMatch(seat -> seat.isKept() && caller.equals(seat.caller()));
        if (seats.size() >= pin.capacity() && !ownIsKept) {
            full.increment();
            return new Entry.Full();
        }
        right.increment();
        return new Entry.Seating(pin.room());
    }

    @Override
    public void receive(Visitor visitor, Consumer<Reception> then) {
        store.read(NumberTable.find(visitor.called()), answer -> then.accept(reception(answer)));
    }

    private Reception reception(StoreAnswer<Optional<HouseNumber>> answer) {
        return switch (answer) {
            case StoreAnswer.Known<Optional<HouseNumber>>(Optional<HouseNumber> found) ->
                found.filter(HouseNumber::peoplePresent).isPresent() ? Reception.ATTENDED : Reception.DESERTED;
            case StoreAnswer.Broken<Optional<HouseNumber>>(Throwable why) -> {
                // Nobody could see them in either: they hear what to do instead of waiting for no one.
                trouble(why);
                yield Reception.DESERTED;
            }
        };
    }

    /** Every question gets one answer, also when the answering breaks. */
    private <T> T sure(Supplier<T> answer, T otherwise) {
        try {
            return answer.get();
        } catch (RuntimeException broken) {
            trouble(broken);
            return otherwise;
        }
    }

    private void trouble(Throwable why) {
        troubles.increment();
        if (!(why instanceof StoreUnavailable)) {
            LOG.error("The store did not answer the door.", why);
        }
    }

    public PinCounters counters() {
        return new PinCounters(
                opened.sum(),
                roomless.sum(),
                otherLengths.sum(),
                waysBack.sum(),
                right.sum(),
                wrong.sum(),
                refused.sum(),
                untimely.sum(),
                full.sum(),
                troubles.sum(),
                guesses.alarms(),
                directory.forgottenGuessers(),
                guesses.alarmStands() ? 1 : 0);
    }
}
