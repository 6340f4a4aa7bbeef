package org.parlour.mixer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class LinearPredictionTest {
    private static final int LENGTH = 8_000;

    @Test
    void findsWhatANoiseWasMadeOf() {
        short[] white = Sounds.noise(4, LENGTH, -20);
        short[] noise = new short[LENGTH];
        for (int i = 2; i < LENGTH; i++) {
            noise[i] = (short) (white[i] + 1.2 * noise[i - 1] - 0.6 * noise[i - 2]);
        }
        LinearPrediction prediction = LinearPrediction.ofTheMiddle(4, 8_000, LENGTH);
        prediction.learn(noise, 0);
        assertThat(prediction.coefficients()[0]).isCloseTo(1.2f, within(0.05f));
        assertThat(prediction.coefficients()[1]).isCloseTo(-0.6f, within(0.05f));
        assertThat(prediction.coefficients()[2]).isCloseTo(0, within(0.05f));
        // A(z) = 1 - 1.2 z⁻¹ + 0.6 z⁻²: the last reflection is its last coefficient, the first one -1.2 / 1.6.
        assertThat(prediction.reflections()[0]).isCloseTo(-0.75f, within(0.03f));
        assertThat(prediction.reflections()[1]).isCloseTo(0.6f, within(0.05f));
    }

    @Test
    void whatIsLeftOfAVowelIsMuchWeaker() {
        short[] vowel = Sounds.vowel(120, 8_000, 400, -10);
        LinearPrediction prediction = LinearPrediction.ofTheEnd(12, 8_000, 160);
        prediction.learn(vowel, 240);
        double left = 0;
        double whole = 0;
        for (int i = 260; i < 400; i++) {
            left += Math.pow(prediction.residual(vowel, i), 2);
            whole += Math.pow(vowel[i], 2);
        }
        assertThat(left).isLessThan(whole / 10);
    }

    @Test
    void ofSilenceNothingIsPredicted() {
        LinearPrediction prediction = LinearPrediction.ofTheEnd(12, 8_000, 160);
        prediction.learn(new short[160], 0);
        assertThat(prediction.coefficients()).containsOnly(0);
        assertThat(prediction.reflections()).containsOnly(0);
    }

    @Test
    void nothingIsAllocated() {
        short[] vowel = Sounds.vowel(120, 8_000, 160, -10);
        LinearPrediction prediction = LinearPrediction.ofTheEnd(12, 8_000, 160);
        assertThat(Allocation.bytesPerStep(() -> prediction.learn(vowel, 0))).isZero();
    }
}
