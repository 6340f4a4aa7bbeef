package org.parlour.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class WrongTriesTest {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long SEED = 20_261_121L;

    private final WrongTries tries = new WrongTries();

    @Test
    void aFewWrongTriesAreNotHeldUp() {
        for (int i = 0; i < WrongTries.BURST; i++) {
            assertThat(tries.waitNanos("a", 0)).isZero();
            tries.wrong("a", 0);
        }
        assertThat(tries.waitNanos("a", 0)).isEqualTo(WrongTries.FORGIVEN_AFTER_NANOS);
    }

    @Test
    void oneMoreTryIsAllowedAfterEachForgiveness() {
        exhaust("a", 0);
        long later = WrongTries.FORGIVEN_AFTER_NANOS;
        assertThat(tries.waitNanos("a", later)).isZero();
        tries.wrong("a", later);
        assertThat(tries.waitNanos("a", later)).isEqualTo(WrongTries.FORGIVEN_AFTER_NANOS);
    }

    @Test
    void oneSourceDoesNotHoldUpAnother() {
        exhaust("a", 0);
        assertThat(tries.waitNanos("b", 0)).isZero();
    }

    @Test
    void everythingIsForgivenInTime() {
        exhaust("a", 0);
        long later = WrongTries.BURST * WrongTries.FORGIVEN_AFTER_NANOS;
        for (int i = 0; i < WrongTries.BURST; i++) {
            assertThat(tries.waitNanos("a", later)).isZero();
            tries.wrong("a", later);
        }
    }

    @Test
    void aClockSetBackHoldsNobodyUpForLong() {
        exhaust("a", 1_000_000 * SECOND_NANOS);
        tries.wrong("a", 0);
        assertThat(tries.waitNanos("a", 0)).isLessThanOrEqualTo(2 * WrongTries.FORGIVEN_AFTER_NANOS);
    }

    @Test
    void theListOfSourcesHasABoundAndForgetsTheQuietest() {
        exhaust("first", 0);
        for (int i = 0; i < WrongTries.SOURCES; i++) {
            tries.wrong("other " + i, 0);
        }
        assertThat(tries.forgottenSources()).isEqualTo(1);
        assertThat(tries.waitNanos("first", 0)).isZero();
    }

    @Test
    void howeverItIsTriedNoMoreGetThroughThanTheRateAllows() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        long nowNanos = 0;
        int lookedAt = 0;
        for (int i = 0; i < 10_000; i++) {
            nowNanos += random.nextLong(SECOND_NANOS / 10);
            if (tries.waitNanos("a", nowNanos) == 0) {
                tries.wrong("a", nowNanos);
                lookedAt++;
            }
            long allowed = WrongTries.BURST + nowNanos / WrongTries.FORGIVEN_AFTER_NANOS;
            assertThat((long) lookedAt).as("seed %d", SEED).isLessThanOrEqualTo(allowed);
        }
        assertThat(lookedAt).isGreaterThan(WrongTries.BURST);
    }

    private void exhaust(String source, long nowNanos) {
        while (tries.waitNanos(source, nowNanos) == 0) {
            tries.wrong(source, nowNanos);
        }
    }
}
