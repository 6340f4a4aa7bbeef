package org.parlour.mixer.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class DecimatorTest {
    private static final int RATE_HZ = 48_000;
    private static final int FRAME = 960;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    void whatFitsStaysAndWhatDoesNotGoes(int factor) {
        int rateHz = RATE_HZ / factor;
        for (double part : new double[] {0.05, 0.4, 0.75}) {
            double hertz = part * rateHz / 2;
            short[] narrow = decimated(factor, Sounds.sine(hertz, RATE_HZ, RATE_HZ, -10));
            assertThat(Sounds.decibelsAt(hertz, rateHz, narrow, 1_000, narrow.length))
                    .isCloseTo(-10, within(0.5));
        }
        for (double part : new double[] {1.2, 1.5, 1.9}) {
            short[] narrow = decimated(factor, Sounds.sine(part * rateHz / 2, RATE_HZ, RATE_HZ, -10));
            assertThat(Sounds.decibels(narrow, 1_000, narrow.length)).isLessThan(-60);
        }
    }

    @Test
    void afterAResetItIsAsNew() {
        short[] noise = Sounds.noise(1, FRAME, -10);
        Decimator decimator = new Decimator(3, FRAME);
        short[] first = new short[FRAME / 3];
        short[] second = new short[FRAME / 3];
        decimator.decimate(noise, 0, FRAME, first, 0);
        decimator.reset();
        decimator.decimate(noise, 0, FRAME, second, 0);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void nothingIsAllocated() {
        short[] noise = Sounds.noise(1, FRAME / 8, -10);
        short[] narrow = new short[FRAME / 24];
        Decimator decimator = new Decimator(3, FRAME / 8);
        assertThat(Allocation.bytesPerStep(() -> decimator.decimate(noise, 0, FRAME / 8, narrow, 0)))
                .isZero();
    }

    private static short[] decimated(int factor, short[] wide) {
        Decimator decimator = new Decimator(factor, FRAME);
        short[] narrow = new short[wide.length / factor];
        for (int at = 0; at < wide.length; at += FRAME) {
            decimator.decimate(wide, at, FRAME, narrow, at / factor);
        }
        return narrow;
    }
}
