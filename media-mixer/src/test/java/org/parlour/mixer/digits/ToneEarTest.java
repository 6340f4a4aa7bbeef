package org.parlour.mixer.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.digits.Dialled.Press;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;
import org.parlour.wire.dtmf.KeyNews;

class ToneEarTest {
    private static final int[] PHASES = {0, 3, 7, 11, 14, 18};

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void everyKeyIsHeardOnce(int rateHz) {
        Dialled line = new Dialled(rateHz).silence(53);
        for (char face : Dialled.KEYS.toCharArray()) {
            line.press(face, Press.USUAL).silence(100);
        }
        assertThat(new Heard(rateHz).all(line.asShorts()).keys()).isEqualTo(Dialled.KEYS);
    }

    /** Q.24: operating time 40 ms, whatever its place in the frames. */
    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void fortyMillisAreAKeyAndFortyMillisPartTwo(int rateHz) {
        for (double phase = 20; phase < 40; phase += 0.625) {
            Dialled line = new Dialled(rateHz).silence(phase);
            for (char face : "1159973D0#**".toCharArray()) {
                line.press(face, Press.USUAL.millis(40)).silence(40);
            }
            line.silence(100);
            assertThat(new Heard(rateHz).all(line.through(Law.A)).keys())
                    .as("%s ms", phase)
                    .isEqualTo("1159973D0#**");
        }
    }

    @Test
    void lessThan23MillisAreNone() {
        for (double phase = 20; phase < 40; phase += 0.625) {
            Dialled line = new Dialled(8_000).silence(phase);
            for (char face : Dialled.KEYS.toCharArray()) {
                line.press(face, Press.USUAL.millis(23)).silence(60);
            }
            assertThat(new Heard(8_000).all(line.asShorts()).keys())
                    .as("%s ms", phase)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 12})
    void aGapOf10MillisPartsNothing(int gapMillis) {
        for (double phase = 20; phase < 40; phase += 0.625) {
            Dialled line = new Dialled(8_000)
                    .silence(phase)
                    .press('7', Press.USUAL.millis(120))
                    .hole(60, gapMillis)
                    .silence(200);
            assertThat(new Heard(8_000).all(line.asShorts()).keys())
                    .as("%s ms", phase)
                    .isEqualTo("7");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.015, true", "-0.015, true", "0.035, false", "-0.035, false"})
    void aKeyIsOnePartAndAHalfOffAtMost(double off, boolean isKey) {
        for (int phase : PHASES) {
            for (char face : Dialled.KEYS.toCharArray()) {
                for (double highOff : isKey ? new double[] {off, -off, 0} : new double[] {off, 0}) {
                    double lowOff = isKey || highOff != 0 ? 0 : off;
                    String heard = heard(
                            phase, face, Press.USUAL.millis(isKey ? 45 : 200).off(lowOff, highOff));
                    assertThat(heard).as("%s %s %s", face, lowOff, highOff).isEqualTo(isKey ? "" + face : "");
                    if (isKey) {
                        String both = heard(phase, face, Press.USUAL.millis(45).off(off, highOff));
                        assertThat(both).as("%s %s %s", face, off, highOff).isEqualTo("" + face);
                    }
                }
            }
        }
    }

    /** Q.24: the high tone may be 4 dB louder, or 8 dB softer. */
    @ParameterizedTest
    @CsvSource({"-10, -18", "-14, -10", "-28, -36", "-36, -32", "-36, -36", "0, 0", "-4, 0", "0, -8", "-3, -3"})
    void theTonesNeedNotBeEquallyLoud(double low, double high) {
        for (int phase : PHASES) {
            for (char face : Dialled.KEYS.toCharArray()) {
                assertThat(heard(phase, face, Press.USUAL.millis(45).levels(low, high)))
                        .as("%s at %s ms", face, phase)
                        .isEqualTo("" + face);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-10, -25", "-25, -10", "-48, -48", "-8, -80", "-80, -8"})
    void oneToneAloneIsNoKeyAndNoWhisperIs(double low, double high) {
        for (char face : Dialled.KEYS.toCharArray()) {
            assertThat(heard(0, face, Press.USUAL.millis(300).levels(low, high)))
                    .isEmpty();
        }
    }

    @Test
    void noise15DecibelsBelowHidesNoKey() {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(15);
        for (int round = 0; round < 20; round++) {
            Dialled line = new Dialled(8_000).silence(31 + round);
            for (char face : Dialled.KEYS.toCharArray()) {
                line.press(face, Press.USUAL.millis(60)).silence(60);
            }
            // Both tones together have -5.9 dBm0.
            line.noise(chance, -21);
            assertThat(new Heard(8_000).all(line.through(Law.MU)).keys()).isEqualTo(Dialled.KEYS);
        }
    }

    @Test
    void tonesOfExchangesAndMachinesAreNoKeys() {
        double[][] pairs = {
            {350, 440},
            {440, 480},
            {480, 620},
            {425, 0},
            {400, 450},
            {1_100, 0},
            {2_100, 0},
            {1_400, 2_060},
            {950, 1_400},
            {700, 900},
            {900, 1_300},
            {1_100, 1_700},
            {770, 852},
            {1_209, 1_477},
            {1_336, 1_633},
            {440, 880},
            {697, 1_394}
        };
        for (double[] pair : pairs) {
            Dialled line = new Dialled(8_000).silence(33);
            line.sine(pair[0], -10, 500);
            Dialled second = new Dialled(8_000).silence(33).sine(Math.max(1, pair[1]), pair[1] == 0 ? -90 : -10, 500);
            short[] both = line.asShorts();
            short[] others = second.asShorts();
            for (int i = 0; i < both.length; i++) {
                both[i] += others[i];
            }
            assertThat(new Heard(8_000).all(both).keys())
                    .as(Arrays.toString(pair))
                    .isEmpty();
        }
    }

    @Test
    void vowelsAreNoKeys() {
        for (int hertz = 80; hertz < 900; hertz += 7) {
            short[] vowel = Sounds.vowel(hertz, 8_000, 8_000, -12);
            assertThat(new Heard(8_000).all(vowel).keys()).as("%s Hz", hertz).isEmpty();
        }
    }

    @Test
    void aKeyBehindSpeechIsHeardIfItIsHeldAsPeopleDo() {
        for (int phase : PHASES) {
            Dialled line = new Dialled(8_000)
                    .sound(Sounds.vowel(140, 8_000, 4_000 + phase * 8, -14))
                    .press('5', Press.USUAL.millis(80))
                    .sound(Sounds.vowel(140, 8_000, 4_000, -14));
            assertThat(new Heard(8_000).all(line.asShorts()).keys()).isEqualTo("5");
        }
    }

    @Test
    void theNewsSayWhenItWas() {
        Dialled line = new Dialled(16_000)
                .silence(333)
                .press('9', Press.USUAL.millis(150))
                .silence(217);
        Heard heard = new Heard(16_000).all(line.asShorts());
        assertThat(heard.news).hasSize(2);
        assertThat(heard.news.getFirst().atTicks() / 8.0).isCloseTo(333, within(8.0));
        assertThat(heard.news.getLast().atTicks() / 8.0).isCloseTo(483, within(10.0));
        assertThat(heard.news.getLast().news()).isInstanceOfSatisfying(KeyNews.Released.class, released -> {
            assertThat(released.durationTicks() / 8.0).isCloseTo(150, within(12.0));
            assertThat(released.endHeard()).isTrue();
        });
        assertThat(heard.ear.heardTicks()).isEqualTo(700 * 8);
    }

    /** Nobody in the room may understand a PIN, and no machine behind it. */
    @ParameterizedTest
    // At 16 kHz the ear hears 1.4 ms later, through the filter in front of it.
    @CsvSource({"8000, 16", "16000, 18"})
    void whatIsLeftOfAKeyIsAClick(int rateHz, int mostMillis) {
        double longest = 0;
        for (double phase = 40; phase < 60; phase += 0.625) {
            Dialled line = new Dialled(rateHz).silence(phase);
            for (char face : Dialled.KEYS.toCharArray()) {
                line.press(face, Press.USUAL).silence(80);
            }
            short[] sound = line.through(Law.A);
            new Heard(rateHz).all(sound);
            int loud = 0;
            int step = rateHz / 1_000;
            int run = 0;
            for (int at = 0; at + step <= sound.length; at += step) {
                boolean sounds = Sounds.decibels(sound, at, at + step) > -40;
                run = sounds ? run + 1 : 0;
                loud += sounds ? 1 : 0;
                longest = Math.max(longest, run);
            }
            assertThat(loud / (double) Dialled.KEYS.length()).as("%s ms", phase).isLessThan(mostMillis);
            assertThat(new Heard(rateHz).all(sound).keys()).isEmpty();
        }
        assertThat(longest).isLessThanOrEqualTo(20);
    }

    @Test
    void whatIsSaidAfterAKeyIsHeardAgainSoonAndWithoutAClick() {
        short[] vowel = Sounds.vowel(140, 8_000, 8_000, -14);
        Dialled line = new Dialled(8_000).silence(200).press('1', Press.USUAL).sound(vowel);
        short[] sound = line.asShorts();
        short[] before = sound.clone();
        new Heard(8_000).all(sound);
        assertThat(Arrays.copyOfRange(sound, 370 * 8, sound.length))
                .isEqualTo(Arrays.copyOfRange(before, 370 * 8, before.length));
        assertThat(Sounds.largestStep(sound, 300 * 8, sound.length))
                .isLessThanOrEqualTo(Sounds.largestStep(vowel, 0, 8_000));
    }

    @Test
    void whatIsMadeUpEndsNoKey() {
        Heard heard = new Heard(8_000);
        short[] sound = new Dialled(8_000)
                .silence(100)
                .press('3', Press.USUAL.millis(240))
                .silence(200)
                .asShorts();
        Arrays.fill(sound, 180 * 8, 240 * 8, (short) 0);
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            heard.one(sound, at, at >= 180 * 8 && at < 240 * 8);
        }
        assertThat(heard.keys()).isEqualTo("3");
        assertThat(heard.news).hasSize(2);
    }

    @Test
    void whatIsMadeUpForeverDoes() {
        Heard heard = new Heard(8_000);
        short[] sound = new Dialled(8_000)
                .silence(100)
                .press('3', Press.USUAL)
                .silence(600)
                .asShorts();
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            heard.one(sound, at, at >= 200 * 8);
        }
        assertThat(heard.news).hasSize(2);
    }

    @Test
    void aNewVoiceEndsTheKeyOfTheOneBefore() {
        Heard heard = new Heard(8_000);
        heard.all(new Dialled(8_000).press('3', Press.USUAL).asShorts());
        assertThat(heard.ear.restart()).hasSize(1);
        assertThat(heard.ear.isSuspicious()).isFalse();
        assertThat(heard.ear.restart()).isEmpty();
    }

    @Test
    void anEarThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new ToneEar(48_000)).isInstanceOf(IllegalArgumentException.class);
        ToneEar ear = new ToneEar(8_000);
        assertThatThrownBy(() -> ear.hear(new short[100], 0, 100, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsAllocatedButForAPress() {
        short[] sound = new Dialled(8_000)
                .sound(Sounds.vowel(140, 8_000, 8_000, -12))
                .press('1', Press.USUAL.millis(20))
                .sound(Sounds.noise(5, 8_000 - 160, -20))
                .asShorts();
        ToneEar ear = new ToneEar(8_000);
        int[] at = {0};
        assertThat(Allocation.bytesPerStep(() -> {
                    at[0] = (at[0] + 160) % sound.length;
                    ear.hear(sound, at[0], 160, at[0] % 37 == 0);
                }))
                .isZero();
        assertThat(ear.counters().presses()).isZero();
    }

    @Test
    void keysCannotBePrinted() {
        Heard heard =
                new Heard(8_000).all(new Dialled(8_000).press('3', Press.USUAL).asShorts());
        assertThat(heard.ear).hasToString("Tones(a key is down)");
        assertThat(heard.news.toString()).doesNotContain("3]");
    }

    private static String heard(int phaseMillis, char face, Press press) {
        Dialled line = new Dialled(8_000)
                .silence(40 + phaseMillis + 0.375)
                .press(face, press)
                .silence(100);
        return new Heard(8_000).all(line.through(Law.A)).keys();
    }
}
