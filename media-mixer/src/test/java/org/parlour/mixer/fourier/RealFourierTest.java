package org.parlour.mixer.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    private static float[] noise(int size) {
        short[] noise = Sounds.noise(size, size, -10);
        float[] samples = new float[size];
        for (int i = 0; i < size; i++) {
            samples[i] = noise[i];
        }
        return samples;
    }
}
