package org.parlour.mixer.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.mixer.rig.Sounds;

class ResamplingTest {
    @ParameterizedTest
    @CsvSource({"8000, 16000", "48000, 16000", "16000, 8000", "22050, 16000", "44100, 16000"})
    void aToneKeepsItsPitchStrengthAndLength(int fromHz, int toHz) {
        short[] clip = Sounds.sine(1_000, fromHz, fromHz, -10);
        short[] resampled = Resampling.whole(clip, fromHz, toHz);
        assertThat(resampled).hasSize(toHz);
        assertThat(Sounds.decibelsAt(1_000, toHz, resampled, 0, toHz)).isCloseTo(-10, within(0.1));
        short[] expected = Sounds.sine(1_000, toHz, toHz, -10);
        for (int i = 100; i < toHz - 100; i++) {
            assertThat((int) resampled[i]).isCloseTo(expected[i], within(40));
        }
    }

    @Test
    void whatTheNewRateCannotHoldIsGone() {
        short[] resampled = Resampling.whole(Sounds.sine(11_000, 48_000, 48_000, 0), 48_000, 16_000);
        assertThat(Sounds.decibels(resampled, 200, 15_800)).isLessThan(-55);
    }

    @Test
    void theSameRateIsTheSameClip() {
        short[] clip = {1, 2, 3};
        assertThat(Resampling.whole(clip, 16_000, 16_000)).isSameAs(clip);
        assertThat(Resampling.whole(new short[0], 8_000, 16_000)).isEmpty();
    }

    @Test
    void ratesThatNoClipHasAreRefused() {
        assertThatThrownBy(() -> Resampling.whole(new short[1], 96_000, 16_000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
