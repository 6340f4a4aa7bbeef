package org.parlour.conference.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parlour.conference.directory.CallerMark;
import org.parlour.conference.directory.InMemoryDirectory;
import org.parlour.conference.secrets.Opaque;
import org.parlour.simulation.ManualClock;
import org.parlour.sip.door.Visitor;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.TrunkName;

class GuessWatchTest {
    private static final CallerMark CALLER = mark("caller");

    private final ManualClock clock = new ManualClock();
    private final Random random = new Random(1);
    private final GuessWatch watch = new GuessWatch(new InMemoryDirectory(), clock);

    @Test
    void wrongTriesOfOneCallerAreSlowedMoreAndMore() {
        List<Integer> pauses = new ArrayList<>();
        for (int standing = watch.count(visitor(), CALLER); standing > 0; standing = watch.count(visitor(), CALLER)) {
            pauses.add(watch.pauseMillis(standing));
        }
        assertThat(pauses).containsExactly(0, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000, 8_000);
    }

    @Test
    void whoGuessedTooOftenGuessesOnceEveryFiveMinutes() {
        exhaust();
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(watch.count(visitor(), CALLER)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(watch.count(visitor(), CALLER)).isEqualTo(GuessWatch.PER_CALLER.most());
        assertThat(watch.count(visitor(), CALLER)).isZero();
    }

    @Test
    void afterAnHourAllIsForgotten() {
        exhaust();
        clock.advance(Duration.ofHours(1));
        assertThat(watch.count(visitor(), CALLER)).isEqualTo(1);
    }

    @Test
    void nobodyIsRefusedForWhatAnotherGuessed() {
        exhaust();
        assertThat(watch.count(visitor(), mark("another"))).isEqualTo(1);
    }

    @Test
    void callersWithoutANumberAreCountedWithinTheirCall() {
        Visitor first = visitor();
        assertThat(watch.count(first, null)).isEqualTo(1);
        assertThat(watch.count(first, null)).isEqualTo(2);
        assertThat(watch.count(visitor(), null)).isEqualTo(1);
    }

    @Test
    void rightPinIsNoGuess() {
        Visitor visitor = visitor();
        for (int i = 0; i < 100; i++) {
            assertThat(watch.count(visitor, CALLER)).isEqualTo(1);
            watch.takeBack(visitor, CALLER);
        }
    }

    @Test
    void manyWrongTriesInTotalRaiseTheAlarmAndSlowEverybodysWrongTriesAndRefuseNobody() {
        for (int i = 1; i < GuessWatch.ALARM_AT; i++) {
            assertThat(wrong(mark("caller " + i))).isZero();
        }
        assertThat(watch.alarmStands()).isFalse();
        for (int i = 0; i < 2 * GuessWatch.IN_TOTAL.most(); i++) {
            assertThat(wrong(mark("late caller " + i))).isEqualTo(GuessWatch.ALARM_PAUSE_MILLIS);
        }
        assertThat(watch.alarms()).as("once").isEqualTo(1);
        clock.advance(Duration.ofHours(3));
        assertThat(watch.alarmStands()).isFalse();
        assertThat(wrong(CALLER)).isZero();
    }

    private int wrong(@Nullable CallerMark caller) {
        int standing = watch.count(visitor(), caller);
        assertThat(standing).isPositive();
        return watch.pauseMillis(standing);
    }

    private void exhaust() {
        while (watch.count(visitor(), CALLER) > 0) {
            watch.pauseMillis(1);
        }
    }

    private Visitor visitor() {
        return new Visitor(
                CallId.mint(clock.instant(), random),
                TrunkName.LOCAL,
                new PhoneNumber("100"),
                new PhoneNumber("+493023125000"));
    }

    private static CallerMark mark(String word) {
        return new CallerMark(Opaque.of(word.getBytes(StandardCharsets.UTF_8)));
    }
}
