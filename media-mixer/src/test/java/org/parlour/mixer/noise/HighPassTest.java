package org.parlour.mixer.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.mixer.rig.Sounds;

class HighPassTest {
    private static final int RATE_HZ = 16_000;

    @ParameterizedTest
    @CsvSource({"10, 60", "50, 19", "60, 13"})
    void whatLiesBelowVoicesGoes(int hertz, double lostAtLeast) {
        assertThat(change(hertz)).isLessThan(-lostAtLeast);
    }

    @ParameterizedTest
    @CsvSource({"120, 0.6", "150, 0.2", "300, 0.05", "1000, 0.05", "7000, 0.05"})
    void voicesStay(int hertz, double atMost) {
        assertThat(change(hertz)).isCloseTo(0, within(atMost));
    }

    @Test
    void anOffsetIsGoneAfterATenthOfASecond() {
        short[] samples = new short[RATE_HZ];
        Arrays.fill(samples, (short) 5_000);
        short[] filtered = Cleaned.highPassed(samples);
        for (int i = RATE_HZ / 10; i < samples.length; i++) {
            assertThat((int) filtered[i]).as("sample %d", i).isBetween(-1, 1);
        }
    }

    @Test
    void fullScaleIsCutAndDoesNotTurnOver() {
        short[] samples = new short[RATE_HZ];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i / 400 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] filtered = Cleaned.highPassed(samples);
        for (int i = 800; i < samples.length; i += 400) {
            assertThat(filtered[i] > 0).as("edge at %d", i).isEqualTo(samples[i] > 0);
        }
    }

    private static double change(int hertz) {
        short[] sine = Sounds.sine(hertz, RATE_HZ, 2 * RATE_HZ, -10);
        short[] filtered = Cleaned.highPassed(sine);
        return Sounds.decibelsAt(hertz, RATE_HZ, filtered, RATE_HZ, 2 * RATE_HZ) + 10;
    }
}
