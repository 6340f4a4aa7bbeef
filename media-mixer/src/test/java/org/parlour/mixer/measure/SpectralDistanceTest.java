package org.parlour.mixer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;

class SpectralDistanceTest {
    @Test
    void theSameIsNowhereElse() {
        short[] speech = Babble.spoken(1, 16_000, 4);
        assertThat(SpectralDistance.decibels(speech, speech, 16_000)).isZero();
    }

    @Test
    void halfAsLoudIsSixDecibelsAway() {
        short[] noise = Sounds.noise(2, 64_000, -6);
        short[] half = new short[noise.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = (short) (noise[i] / 2);
        }
        assertThat(SpectralDistance.decibels(noise, half, 8_000)).isCloseTo(6.02, within(0.05));
    }

    @Test
    void noiseTakesItFurtherAndFurtherAway() {
        short[] speech = Babble.spoken(1, 8_000, 6);
        double last = 0;
        for (int decibels = -70; decibels <= -10; decibels += 10) {
            short[] noise = Sounds.noise(3, speech.length, decibels);
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (short) Math.clamp(noise[i] + speech[i], Short.MIN_VALUE, Short.MAX_VALUE);
            }
            double distance = SpectralDistance.decibels(speech, noise, 8_000);
            assertThat(distance).as("noise at %d dB", decibels).isGreaterThan(last);
            last = distance;
        }
    }

    @Test
    void pausesOfTheOriginalDoNotCount() {
        short[] speech = new short[32_000];
        System.arraycopy(Sounds.noise(4, 16_000, -10), 0, speech, 0, 16_000);
        short[] hissed = speech.clone();
        System.arraycopy(Sounds.noise(5, 15_000, -30), 0, hissed, 17_000, 15_000);
        assertThat(SpectralDistance.decibels(speech, hissed, 8_000)).isLessThan(0.5);
    }
}
