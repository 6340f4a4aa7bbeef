package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexWindowTest {
    private final IndexWindow window = new IndexWindow();

    @ParameterizedTest
    @CsvSource({
        // RFC 3711 §3.3.1 and appendix A: roll-over counter and sequence so far, sequence, index expected.
        "1,     0,     1, 1,     1",
        "1, 65535,     0, 2,     0",
        "1,     0, 65535, 0, 65535",
        "1, 32767, 65535, 1, 65535",
        "1, 32766, 65535, 0, 65535",
        "1, 32768,     0, 1,     0",
        "1, 32769,     0, 2,     0",
        "1, 40000, 39000, 1, 39000",
        // Before the first turn there is nothing to go back to.
        "0,    10, 60000, 0, 60000",
        "0, 65000,    10, 1,    10",
        "4294967295, 65535, 0, 4294967296, 0"
    })
    void guessesTheTurnFromTheHighestSequence(
            long rollOver, int highest, int sequence, long expectedRollOver, int expectedSequence) {
        window.use(rollOver << 16 | highest);
        assertThat(window.guess(sequence)).isEqualTo(expectedRollOver << 16 | expectedSequence);
    }

    @Test
    void beginsWithTheTurnThatItWasTold() {
        assertThat(window.guess(700)).isEqualTo(700);
        window.startAt(3);
        assertThat(window.guess(700)).isEqualTo(3 << 16 | 700);
        window.use(window.guess(700));
        assertThatIllegalStateException().isThrownBy(() -> window.startAt(4));
    }

    @Test
    void takesWhatIs1023LateAndNotWhatIs1024Late() {
        window.use(5_000);
        assertThat(window.check(5_000 - 1_023)).isZero();
        assertThat(window.check(5_000 - 1_024)).isEqualTo(SrtpFault.TOO_OLD.code());
    }

    @Test
    void refusesAnIndexBeyond48Bits() {
        assertThat(window.check((1L << 48) - 1)).isZero();
        assertThat(window.check(1L << 48)).isEqualTo(SrtpFault.LIFETIME_EXHAUSTED.code());
    }

    @Test
    void agreesWithASetThatForgetsNothing() {
        RandomGenerator random = Packets.random(1);
        Set<Long> used = new HashSet<>();
        long highest = 70_000;
        for (int i = 0; i < 200_000; i++) {
            long step = random.nextInt(100) == 0 ? random.nextInt(3_000) : random.nextInt(4);
            long index = random.nextBoolean() ? highest + step : highest - random.nextInt(1_100);
            int expected = used.isEmpty() ? 0 : expected(used, highest, index);
            assertThat(window.check(index)).as("step %d, index %d", i, index).isEqualTo(expected);
            if (expected == 0) {
                window.use(index);
                highest = used.isEmpty() ? index : Math.max(highest, index);
                used.add(index);
            }
        }
    }

    private static int expected(Set<Long> used, long highest, long index) {
        if (highest - index >= 1_024) {
            return SrtpFault.TOO_OLD.code();
        }
        return used.contains(index) ? SrtpFault.REPLAYED.code() : 0;
    }

    @Test
    void resumesBehindWhatAnotherNodeUsed() {
        window.resumeAfter(9_000);
        assertThat(window.check(9_000)).isEqualTo(SrtpFault.REPLAYED.code());
        assertThat(window.check(8_100)).isEqualTo(SrtpFault.REPLAYED.code());
        assertThat(window.check(9_001)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> window.resumeAfter(8_999));
    }
}
