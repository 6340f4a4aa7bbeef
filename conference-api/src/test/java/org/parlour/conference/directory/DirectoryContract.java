package org.parlour.conference.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parlour.conference.secrets.Opaque;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** What every directory does, wherever it lies: played against each of them. */
public abstract class DirectoryContract {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final RoomId ROOM = new RoomId("garden");
    private static final CallerMark CALLER = mark("caller");
    private static final Forgiveness THREE = new Forgiveness(3, Duration.ofSeconds(10));

    private final Random random = new Random(1);
    private Directory directory;

    /** A new one, empty. */
    protected abstract Directory directory();

    @BeforeEach
    void open() {
        directory = directory();
    }

    @Test
    void seatsAreNumberedAsTheyAreTaken() {
        Seat first = taken(guest(CALLER));
        Seat second = taken(guest(null));
        assertThat(first.participant()).isEqualTo(new ParticipantNumber(1));
        assertThat(second.participant()).isEqualTo(new ParticipantNumber(2));
        assertThat(directory.seats(ROOM, NOW)).containsExactly(first, second);
        assertThat(directory.seats(NOW)).containsExactly(first, second);
    }

    @Test
    void fullRoomHasNoSeatUntilOneLeaves() {
        Seat seat = taken(guest(null));
        taken(guest(null));
        assertThat(directory.take(ROOM, guest(null), 2, NOW)).isEqualTo(new Taking.Full());
        assertThat(directory.leave(seat.seat())).contains(seat);
        assertThat(directory.leave(seat.seat())).isEmpty();
        assertThat(directory.take(ROOM, guest(null), 2, NOW)).isInstanceOf(Taking.Taken.class);
    }

    @Test
    void keptSeatIsNotFreeAndWaitsForItsCaller() {
        Seat seat = taken(guest(CALLER));
        directory.keep(seat.seat(), NOW.plusSeconds(120));
        assertThat(directory.take(ROOM, guest(mark("other")), 1, NOW)).isEqualTo(new Taking.Full());
        Guest back = guest(CALLER);
        assertThat(directory.take(ROOM, back, 1, NOW.plusSeconds(119)))
                .isEqualTo(new Taking.Taken(seat.takenBy(back.call()), true));
        assertThat(directory.take(ROOM, guest(CALLER), 2, NOW))
                .isInstanceOfSatisfying(Taking.Taken.class, other -> assertThat(other.returned())
                        .isFalse());
    }

    @Test
    void keptSeatWaitsNoLongerThanThat() {
        Seat seat = taken(guest(CALLER));
        Instant until = NOW.plusSeconds(120);
        directory.keep(seat.seat(), until);
        assertThat(directory.expire(until.minusMillis(1))).isEmpty();
        assertThat(directory.seats(ROOM, until)).isEmpty();
        assertThat(directory.take(ROOM, guest(null), 1, until)).isInstanceOf(Taking.Taken.class);
        assertThat(directory.expire(until)).containsExactly(seat.keptUntil(until));
        assertThat(directory.expire(until)).as("told once").isEmpty();
    }

    @Test
    void seatThatNobodyHasIsNotKept() {
        assertThat(directory.keep(SeatId.mint(NOW, random), NOW)).isEmpty();
    }

    @Test
    void browserTakesASeatAsATelephoneDoes() {
        Seat phone = taken(guest(CALLER));
        Seat browser = taken(Guest.inABrowser(SeatId.mint(NOW, random)));
        assertThat(browser.participant()).isEqualTo(new ParticipantNumber(2));
        assertThat(browser.kind()).isEqualTo(Seat.Kind.BROWSER);
        assertThat(directory.take(ROOM, guest(null), 2, NOW)).isEqualTo(new Taking.Full());
        assertThat(directory.seats(ROOM, NOW)).containsExactly(phone, browser);
    }

    @Test
    void seatOfBeforeARestartWaitsToo() {
        Seat kept = new Seat(
                SeatId.mint(NOW, random),
                ROOM,
                new ParticipantNumber(41),
                Seat.Kind.PHONE,
                null,
                CALLER,
                NOW,
                NOW.plusSeconds(60));
        directory.restore(kept);
        assertThat(taken(guest(null)).participant()).isEqualTo(new ParticipantNumber(42));
        assertThat(taken(guest(CALLER)).seat()).isEqualTo(kept.seat());
    }

    @Test
    void closedRoomFreesItsSeatsAndRefusesWhoWasOnTheWay() {
        Seat seat = taken(guest(CALLER));
        assertThat(directory.close(ROOM, NOW)).containsExactly(seat);
        assertThat(directory.leave(seat.seat())).isEmpty();
        assertThat(directory.take(ROOM, guest(null), 2, NOW.plusSeconds(59))).isEqualTo(new Taking.Closed());
    }

    @Test
    void guessesStandAndAreForgottenOneByOne() {
        assertThat(guess(NOW)).isEqualTo(1);
        assertThat(guess(NOW)).isEqualTo(2);
        assertThat(guess(NOW)).isEqualTo(3);
        assertThat(guess(NOW)).as("one too many").isZero();
        assertThat(directory.guess("other", THREE, NOW)).isEqualTo(1);
        assertThat(guess(NOW.plusSeconds(10))).isEqualTo(3);
        assertThat(guess(NOW.plusSeconds(10))).isZero();
        assertThat(directory.guesses("guesser", THREE, NOW.plusSeconds(10))).isEqualTo(3);
        assertThat(directory.guesses("guesser", THREE, NOW.plusSeconds(40))).isZero();
    }

    @Test
    void whatWasNoGuessIsTakenBack() {
        guess(NOW);
        directory.takeBack("guesser", THREE, NOW);
        assertThat(directory.guesses("guesser", THREE, NOW)).isZero();
        directory.takeBack("guesser", THREE, NOW);
        assertThat(guess(NOW)).isEqualTo(1);
    }

    @Test
    void manyWhoComeAtOnceGetAsManySeatsAsThereAre() throws Exception {
        int capacity = 50;
        List<Guest> guests =
                IntStream.range(0, 4 * capacity).mapToObj(i -> guest(null)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Taking>> takings = guests.stream()
                    .map(guest -> threads.submit(() -> directory.take(ROOM, guest, capacity, NOW)))
                    .toList();
            int seated = 0;
            for (Future<Taking> taking : takings) {
                seated += taking.get() instanceof Taking.Taken ? 1 : 0;
            }
            assertThat(seated).isEqualTo(capacity);
        }
        assertThat(directory.seats(ROOM, NOW)).extracting(Seat::participant).doesNotHaveDuplicates();
    }

    private int guess(Instant now) {
        return directory.guess("guesser", THREE, now);
    }

    private Guest guest(@Nullable CallerMark caller) {
        return Guest.onThePhone(CallId.mint(NOW, random), caller, SeatId.mint(NOW, random));
    }

    private Seat taken(Guest guest) {
        return switch (directory.take(ROOM, guest, 100, NOW)) {
            case Taking.Taken(Seat seat, boolean returned) -> seat;
            case Taking.Full() -> throw new AssertionError("full");
            case Taking.Closed() -> throw new AssertionError("closed");
        };
    }

    private static CallerMark mark(String word) {
        return new CallerMark(Opaque.of(word.getBytes(StandardCharsets.UTF_8)));
    }
}
