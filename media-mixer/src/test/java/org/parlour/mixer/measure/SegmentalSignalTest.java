package org.parlour.mixer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;

class SegmentalSignalTest {
    private final short[] tone = Sounds.sine(440, 8_000, 16_000, -10);

    @Test
    void theSameIsAsGoodAsItGets() {
        assertThat(SegmentalSignal.toNoiseDecibels(tone, tone, 8_000)).isEqualTo(35);
    }

    @Test
    void aToneTwentyDecibelsBelowIsTwentyDecibelsBelow() {
        short[] other = Sounds.sine(1_100, 8_000, 16_000, -30);
        for (int i = 0; i < other.length; i++) {
            other[i] = (short) (other[i] + tone[i]);
        }
        assertThat(SegmentalSignal.toNoiseDecibels(tone, other, 8_000)).isCloseTo(20, within(0.1));
    }

    @Test
    void halfOfItMissingIsTheMeanOfBoth() {
        short[] half = tone.clone();
        for (int i = 0; i < half.length / 2; i++) {
            half[i] = 0;
        }
        // What is missing differs by as much as it was: 0 dB.
        assertThat(SegmentalSignal.toNoiseDecibels(tone, half, 8_000)).isCloseTo(17.5, within(0.1));
    }
}
