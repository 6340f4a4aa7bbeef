package org.parlour.mixer.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;

class FourierTest {
    private final Fourier fourier = new Fourier();
    private final float[] samples = floats(Sounds.noise(3, Fourier.SIZE, 0));
    private final float[] re = new float[Fourier.BINS];
    private final float[] im = new float[Fourier.BINS];

    @Test
    void isWhatItsDefinitionSays() {
        fourier.forward(samples, re, im);
        for (int k = 0; k < Fourier.BINS; k++) {
            double expectedRe = 0;
            double expectedIm = 0;
            for (int i = 0; i < Fourier.SIZE; i++) {
                expectedRe += samples[i] * Math.cos(-2 * Math.PI * k * i / Fourier.SIZE);
                expectedIm += samples[i] * Math.sin(-2 * Math.PI * k * i / Fourier.SIZE);
            }
            assertThat((double) re[k]).isCloseTo(expectedRe, within(1.0));
            assertThat((double) im[k]).isCloseTo(expectedIm, within(1.0));
        }
    }

    @Test
    void isItsOwnWayBack() {
        float[] back = new float[Fourier.SIZE];
        fourier.forward(samples, re, im);
        fourier.inverse(re, im, back);
        for (int i = 0; i < Fourier.SIZE; i++) {
            assertThat(back[i]).isCloseTo(samples[i], within(0.05f));
        }
    }

    private static float[] floats(short[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }
}
