package org.parlour.mixer.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.rig.Sounds;

class RealFourierTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 64, 256, 512})
    void eachBinIsItsSum(int size) {
        float[] samples = noise(size);
        float[] real = new float[size / 2 + 1];
        float[] imaginary = new float[size / 2 + 1];
        new RealFourier(size).forward(samples, real, imaginary);
        for (int bin = 0; bin <= size / 2; bin++) {
            double cosines = 0;
            double sines = 0;
            for (int i = 0; i < size; i++) {
                cosines += samples[i] * Math.cos(2 * Math.PI * bin * i / size);
                sines -= samples[i] * Math.sin(2 * Math.PI * bin * i / size);
            }
            assertThat((double) real[bin]).as("bin %d", bin).isCloseTo(cosines, within(0.5));
            assertThat((double) imaginary[bin]).as("bin %d", bin).isCloseTo(sines, within(0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 256, 512})
    void backComesWhatWentForward(int size) {
        RealFourier fourier = new RealFourier(size);
        float[] samples = noise(size);
        float[] real = new float[size / 2 + 1];
        float[] imaginary = new float[size / 2 + 1];
        float[] back = new float[size];
        fourier.forward(samples, real, imaginary);
        fourier.backward(real, imaginary, back);
        for (int i = 0; i < size; i++) {
            assertThat(back[i]).as("sample %d", i).isCloseTo(samples[i], within(0.01f));
        }
    }

    @Test
    void logarithmsAndPowersAreCloseEnough() {
        for (double exponent = -40; exponent < 40; exponent += 0.037) {
            double value = Math.pow(2, exponent);
            assertThat((double) Binary.logarithm((float) value)).isCloseTo(exponent, within(1e-4));
            assertThat(Binary.power((float) exponent) / value).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void theIntegralIsThatOfTheTables() {
        // Abramowitz and Stegun, table 5.1.
        assertThat(HalfIntegral.integral(0.5)).isCloseTo(0.559773595, within(1e-8));
        assertThat(HalfIntegral.integral(1)).isCloseTo(0.219383934, within(1e-8));
        assertThat(HalfIntegral.integral(2)).isCloseTo(0.048900511, within(1e-8));
        assertThat((double) HalfIntegral.log(0)).isCloseTo(0.219383934 / 2 / Math.log(2), within(1e-5));
        assertThat(HalfIntegral.log(9)).isZero();
    }

    private static float[] noise(int size) {
        short[] noise = Sounds.noise(size, size, -10);
        float[] samples = new float[size];
        for (int i = 0; i < size; i++) {
            samples[i] = noise[i];
        }
        return samples;
    }
}
