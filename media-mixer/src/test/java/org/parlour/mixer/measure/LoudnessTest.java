package org.parlour.mixer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.mixer.rig.Sounds;

class LoudnessTest {
    /** BS.1770-4, annex 1: 997 Hz at 0 dBFS in one channel reads -3.01. Its 0 dBFS is the peak, and so is that of the rig. */
    @ParameterizedTest
    @CsvSource({"48000,0,-3.01", "48000,-20,-23.01", "44100,-20,-23.01", "16000,-20,-23.01", "8000,-20,-23.01"})
    void aSineAt997HertzIsByThreeDecibelsLowerThanItsPeak(int rateHz, double decibels, double lufs) {
        short[] sine = Sounds.sine(997, rateHz, 10 * rateHz, decibels);
        // The bilinear transform bends the shelf a little where the rate is low.
        assertThat(Loudness.integrated(sine, rateHz))
                .isCloseTo(lufs, within(rateHz >= 44_100 ? 0.02 : rateHz >= 16_000 ? 0.1 : 0.3));
    }

    /** The weighting's own curve: BS.1770-4, figures 2 and 4. */
    @ParameterizedTest
    @CsvSource({"38,-6.0", "100,-1.1", "10000,4.0"})
    void earsHearLowTonesLessAndHighOnesMore(double hertz, double gain) {
        short[] tone = Sounds.sine(hertz, 48_000, 480_000, -20);
        // -23.01 is what the weighting leaves where its gain is that of 997 Hz, 0.69 dB.
        assertThat(Loudness.integrated(tone, 48_000)).isCloseTo(-23.01 - 0.69 + gain, within(0.4));
    }

    /** EBU Tech 3341, case 3, in one channel: the soft parts before and after do not count. */
    @Test
    void whatIsTenDecibelsSofterIsAPause() {
        short[] tone = Sounds.sine(1_000, 16_000, 80 * 16_000, -23);
        for (int i = 0; i < tone.length; i++) {
            if (i < 10 * 16_000 || i >= 70 * 16_000) {
                tone[i] = (short) (tone[i] * Math.pow(10, -13 / 20.0));
            }
        }
        assertThat(Loudness.integrated(tone, 16_000)).isCloseTo(-26.01, within(0.15));
    }

    @Test
    void silenceHasNoLoudness() {
        assertThat(Loudness.integrated(new short[80_000], 8_000)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Loudness.integrated(new short[100], 8_000)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void pausesDoNotMakeItSofter() {
        short[] speech = Babble.spoken(3, 16_000, 10);
        short[] paused = Arrays.copyOf(speech, 3 * speech.length);
        assertThat(Loudness.integrated(paused, 16_000)).isCloseTo(Loudness.integrated(speech, 16_000), within(0.3));
    }

    @Test
    void aStretchIsHeardForItself() {
        short[] tone = Sounds.sine(997, 16_000, 4 * 16_000, -10);
        System.arraycopy(Sounds.sine(997, 16_000, 2 * 16_000, -30), 0, tone, 0, 2 * 16_000);
        assertThat(Loudness.integrated(tone, 0, 2 * 16_000, 16_000)).isCloseTo(-33.01, within(0.15));
        assertThat(Loudness.integrated(tone, 2 * 16_000, 4 * 16_000, 16_000)).isCloseTo(-13.01, within(0.15));
        double[] shown = Loudness.momentary(tone, 16_000);
        assertThat(shown).hasSize(37);
        assertThat(shown[0]).isCloseTo(-33, within(0.2));
        assertThat(shown[36]).isCloseTo(-13, within(0.2));
    }
}
