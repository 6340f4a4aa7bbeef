package org.parlour.mixer.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.parlour.mixer.level.Line.RATE_HZ;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.rig.Sounds;

class LevellingTest {
    private final Levelling levelling = new Levelling();

    @Test
    void silenceStaysSilence() {
        assertThat(Line.levelled(new short[RATE_HZ], levelling)).containsOnly(0);
        assertThat(levelling.voiceLufs()).isEqualTo(SpeechLevel.SILENCE_DECIBELS);
    }

    @ParameterizedTest
    @ValueSource(ints = {-70, -55, -40, -25})
    void aLineOfNoiseAloneIsNotTurnedUp(int decibels) {
        short[] noise = Line.noise(1, 10 * RATE_HZ, decibels);
        short[] levelled = Line.levelled(noise, levelling);
        assertThat(Sounds.decibels(levelled, 0, levelled.length)).isCloseTo(decibels, within(3.0));
    }

    @Test
    void aToneThatNeverPausesIsNotTurnedUp() {
        short[] tone = Sounds.sine(440, RATE_HZ, 10 * RATE_HZ, -40);
        short[] levelled = Line.levelled(tone, levelling);
        assertThat(Sounds.decibels(levelled, 5 * RATE_HZ, levelled.length)).isLessThan(-43 + 3);
    }

    @Test
    void whatIsNotTheCallersOwnTeachesNothingAndIsNotTurnedUp() {
        Line.levelled(Line.atLufs(Babble.spoken(1, RATE_HZ, 5), -35), levelling);
        int gain = levelling.gainDecibels();
        assertThat(gain).isBetween(13, 17);
        short[] echo = Line.atLufs(Babble.spoken(2, RATE_HZ, 5), -45);
        short[] levelled = Line.levelled(echo, levelling, false);
        assertThat(levelling.gainDecibels()).isEqualTo(gain);
        assertThat(Loudness.integrated(levelled, RATE_HZ / 2, levelled.length, RATE_HZ))
                .isLessThan(-45 + 3);
    }

    @Test
    void theGainIsStillThereAfterALongPause() {
        Line.levelled(Line.atLufs(Babble.spoken(1, RATE_HZ, 5), -40), levelling);
        int gain = levelling.gainDecibels();
        Line.levelled(Line.noise(1, 30 * RATE_HZ, -62), levelling);
        assertThat(levelling.gainDecibels()).isEqualTo(gain);
        short[] levelled = Line.levelled(Line.atLufs(Babble.spoken(3, RATE_HZ, 2), -40), levelling);
        assertThat(Loudness.integrated(levelled, RATE_HZ)).isCloseTo(-20, within(2.0));
    }

    @Test
    void whoTakesTheTelephoneAndIsSofterIsHeardAsLoud() {
        Line.levelled(Line.atLufs(Babble.spoken(1, RATE_HZ, 10), -15), levelling);
        short[] softer = Line.atLufs(Babble.spoken(5, RATE_HZ, 12), -35);
        short[] levelled = Line.levelled(softer, levelling);
        assertThat(Loudness.integrated(levelled, 6 * RATE_HZ, levelled.length, RATE_HZ))
                .isCloseTo(-20, within(1.5));
    }

    @Test
    void whoIsLouderIsTurnedDownWithinASecondAndNeverCut() {
        Line.levelled(Line.atLufs(Babble.spoken(1, RATE_HZ, 10), -42), levelling);
        short[] louder = Line.atLufs(Babble.spoken(5, RATE_HZ, 6), -14);
        short[] levelled = Line.levelled(louder, levelling);
        assertThat(Loudness.integrated(levelled, RATE_HZ, levelled.length, RATE_HZ))
                .isCloseTo(-20, within(1.5));
        assertThat(Line.peak(levelled)).isLessThan(Short.MAX_VALUE);
    }

    @Test
    void aMurmurBehindTheVoiceIsLeftBehind() {
        Line.levelled(Line.atLufs(Babble.spoken(1, RATE_HZ, 8), -28), levelling);
        short[] murmur = Line.atLufs(Babble.spoken(6, RATE_HZ, 1), -54);
        short[] levelled = Line.levelled(murmur, levelling);
        assertThat(Sounds.decibels(levelled, RATE_HZ / 2, RATE_HZ))
                .isLessThan(Sounds.decibels(murmur, RATE_HZ / 2, RATE_HZ) + 3);
    }

    @Test
    void aWordBeginsWithoutAClick() {
        Line.levelled(Line.atLufs(Babble.spoken(1, RATE_HZ, 5), -40), levelling);
        Line.levelled(Line.noise(1, RATE_HZ, -62), levelling);
        short[] vowel = Sounds.vowel(120, RATE_HZ, 10 * Levelling.FRAME, -32);
        int largest = Sounds.largestStep(vowel, 0, vowel.length);
        short[] levelled = Line.levelled(vowel, levelling);
        double gain =
                Math.pow(10, (Sounds.decibels(levelled, 1_000, 3_000) - Sounds.decibels(vowel, 1_000, 3_000)) / 20);
        assertThat(gain).isGreaterThan(6);
        assertThat(Sounds.largestStep(levelled, 0, levelled.length)).isLessThan((int) (1.15 * gain * largest));
    }

    @Test
    void whateverComesItGoesOn() {
        short[] worst = new short[2 * RATE_HZ];
        for (int i = 0; i < worst.length; i++) {
            worst[i] = i / 5 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        assertThat(Line.peak(Line.levelled(worst, levelling))).isLessThan(Short.MAX_VALUE);
        Line.levelled(new short[3 * RATE_HZ], levelling);
        short[] levelled = Line.levelled(Line.atLufs(Babble.spoken(5, RATE_HZ, 12), -30), levelling);
        assertThat(Loudness.integrated(levelled, 6 * RATE_HZ, levelled.length, RATE_HZ))
                .isCloseTo(-20, within(1.5));
    }
}
