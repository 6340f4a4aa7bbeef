package org.parlour.mixer.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.rig.Sounds;

class KWeightingTest {
    private static final int RATE_HZ = 16_000;

    @Test
    void aSineOf997HertzIsWhereTheStandardPutsIt() {
        assertThat(lufs(Sounds.sine(997, RATE_HZ, 2 * RATE_HZ, 0))).isCloseTo(-3.01, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100, 300, 2_000, 4_000, 6_000})
    void whatItSaysIsWhatTheMeterSays(int hertz) {
        short[] sine = Sounds.sine(hertz, RATE_HZ, 2 * RATE_HZ, -20);
        assertThat(lufs(sine)).isCloseTo(Loudness.integrated(sine, RATE_HZ), within(0.1));
    }

    @Test
    void ofAVoiceTooWhereItDoesNotPause() {
        short[] voice = Babble.spoken(4, RATE_HZ, 5);
        assertThat(lufs(voice)).isCloseTo(Loudness.integrated(voice, RATE_HZ), within(1.5));
    }

    @Test
    void numbersAndSamplesAreTheSame() {
        short[] voice = Babble.spoken(4, RATE_HZ, 1);
        float[] numbers = new float[voice.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = voice[i];
        }
        assertThat(new KWeighting().energy(numbers, 0, numbers.length))
                .isEqualTo(new KWeighting().energy(voice, 0, voice.length));
    }

    @Test
    void thereAndBack() {
        assertThat(KWeighting.lufs(KWeighting.energy(-23))).isCloseTo(-23, within(1e-4f));
    }

    private static double lufs(short[] samples) {
        return KWeighting.lufs(new KWeighting().energy(samples, 0, samples.length));
    }
}
