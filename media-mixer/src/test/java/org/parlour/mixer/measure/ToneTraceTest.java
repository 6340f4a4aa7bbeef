package org.parlour.mixer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;

class ToneTraceTest {
    @Test
    void aToneThatIsTurnedDownIsSeenToBe() {
        short[] tone = Sounds.sine(1_000, 16_000, 32_000, -10);
        for (int i = 16_000; i < tone.length; i++) {
            tone[i] = (short) (tone[i] / 10);
        }
        double[] trace = ToneTrace.decibels(tone, 1_000, 16_000, 320);
        assertThat(trace).hasSize(100);
        assertThat(trace[10]).isCloseTo(-10, within(0.05));
        assertThat(trace[90]).isCloseTo(-30, within(0.05));
    }

    @Test
    void otherTonesAreNone() {
        short[] tone = Sounds.sine(1_500, 16_000, 16_000, -10);
        assertThat(ToneTrace.decibels(tone, 1_000, 16_000, 1_600)[3]).isLessThan(-75);
        assertThat(ToneTrace.decibels(new short[160], 1_000, 16_000, 160)[0]).isEqualTo(ToneTrace.NOTHING_DECIBELS);
    }
}
