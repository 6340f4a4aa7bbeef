package org.parlour.mixer.stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.rig.Recital;
import org.parlour.mixer.rig.Sounds;

class StretchingTest {
    private static final int RATE_HZ = 16_000;

    @ParameterizedTest
    @ValueSource(ints = {60, 70, 80, 90, 110, 150})
    void itIsAsLongAsItsSpeedSays(int percent) {
        short[] clip = Recital.clip("en/normal/room.alone");
        short[] stretched = Stretching.whole(clip, RATE_HZ, percent);
        assertThat(stretched.length).isEqualTo(Math.round(clip.length * 100.0 / percent));
        assertThat(Loudness.integrated(stretched, RATE_HZ)).isCloseTo(Loudness.integrated(clip, RATE_HZ), within(0.7));
    }

    @ParameterizedTest
    @CsvSource({"80, 75", "80, 110", "80, 230", "60, 90", "60, 180", "130, 120"})
    void thePitchStays(int percent, int hertz) {
        short[] tone = harmonics(hertz);
        short[] stretched = Stretching.whole(tone, RATE_HZ, percent);
        int to = stretched.length;
        for (int harmonic = 1; harmonic <= 6; harmonic++) {
            double before = Sounds.decibelsAt(harmonic * hertz, RATE_HZ, tone, 0, tone.length);
            assertThat(around(harmonic * hertz, RATE_HZ, stretched))
                    .as("harmonic %d", harmonic)
                    .isCloseTo(before, within(1.0));
            assertThat(Sounds.decibelsAt((harmonic + 0.5) * hertz, RATE_HZ, stretched, 0, to))
                    .as("between %d and the next", harmonic)
                    .isLessThan(before - 35);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 125})
    void everyWordComesWhenItIsDue(int percent) {
        short[] clip = new short[6 * RATE_HZ];
        for (int word = 0; word < 10; word++) {
            short[] vowel = Sounds.vowel(120, RATE_HZ, RATE_HZ / 5, -15);
            System.arraycopy(vowel, 0, clip, word * RATE_HZ / 2 + 4_000, vowel.length);
        }
        short[] stretched = Stretching.whole(clip, RATE_HZ, percent);
        for (int word = 0; word < 10; word++) {
            int begin = (word * RATE_HZ / 2 + 4_000) * 100 / percent;
            int end = begin + RATE_HZ / 5 * 100 / percent;
            // As long as a piece is it may come early or late: where it is cut is searched for.
            assertThat(Sounds.decibels(stretched, begin - 960, begin - 480))
                    .as("before %d", word)
                    .isLessThan(-60);
            assertThat(Sounds.decibels(stretched, begin + 480, end - 480))
                    .as("word %d", word)
                    .isGreaterThan(-25);
            assertThat(Sounds.decibels(stretched, end + 480, end + 960))
                    .as("behind %d", word)
                    .isLessThan(-60);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en/normal/room.help", "de/normal/room.help", "ru/normal/room.help"})
    void speechHasNoClicks(String path) {
        short[] clip = Recital.clip(path);
        short[] stretched = Stretching.whole(clip, RATE_HZ, 80);
        int largest = Sounds.largestStep(clip, 0, clip.length);
        assertThat(Sounds.largestStep(stretched, 0, stretched.length)).isLessThanOrEqualTo(largest * 11 / 10);
    }

    @Test
    void itBeginsAsTheClipBegins() {
        short[] clip = Sounds.vowel(120, RATE_HZ, RATE_HZ, -15);
        short[] stretched = Stretching.whole(clip, RATE_HZ, 80);
        for (int i = 0; i < 240; i++) {
            assertThat((int) stretched[i]).isCloseTo(clip[i], within(1));
        }
    }

    @Test
    void asItWasIsTheSameArray() {
        short[] clip = Sounds.vowel(120, RATE_HZ, RATE_HZ, -15);
        assertThat(Stretching.whole(clip, RATE_HZ, 100)).isSameAs(clip);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100, 479, 481})
    void howeverShortAClipIs(int count) {
        short[] clip = Sounds.noise(1, count, -20);
        assertThat(Stretching.whole(clip, RATE_HZ, 80)).hasSize((int) Math.round(count / 0.8));
    }

    @Test
    void silenceStaysSilence() {
        assertThat(Stretching.whole(new short[5_000], RATE_HZ, 80)).containsOnly(0);
    }

    @Test
    void otherRatesStretchToo() {
        short[] tone = Sounds.sine(440, 8_000, 8_000, -10);
        short[] stretched = Stretching.whole(tone, 8_000, 80);
        assertThat(around(440, 8_000, stretched)).isCloseTo(-10, within(0.5));
    }

    @Test
    void whatIsNoSpeedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Stretching.whole(new short[1], RATE_HZ, 49));
        assertThatIllegalArgumentException().isThrownBy(() -> Stretching.whole(new short[1], RATE_HZ, 201));
        assertThatIllegalArgumentException().isThrownBy(() -> Stretching.whole(new short[1], 7_000, 80));
    }

    /** The strongest within 7 cents, which nobody hears: pieces are cut between whole samples. */
    private static double around(double hertz, int rateHz, short[] samples) {
        double strongest = Double.NEGATIVE_INFINITY;
        for (double part = 0.996; part < 1.0041; part += 0.0004) {
            strongest = Math.max(strongest, Sounds.decibelsAt(hertz * part, rateHz, samples, 0, samples.length));
        }
        return strongest;
    }

    private static short[] harmonics(int hertz) {
        short[] tone = new short[2 * RATE_HZ];
        for (int i = 0; i < tone.length; i++) {
            double sum = 0;
            for (int harmonic = 1; harmonic <= 6; harmonic++) {
                sum += Math.sin(2 * Math.PI * hertz * harmonic * i / RATE_HZ + harmonic * harmonic) / harmonic;
            }
            tone[i] = (short) Math.round(6_000 * sum);
        }
        return tone;
    }
}
