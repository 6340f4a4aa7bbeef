package org.parlour.mixer.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.rig.Sounds;

class SpeechLevelTest {
    private static final int FRAME = 160;

    private final SpeechLevel level = new SpeechLevel();

    @Test
    void nothingIsSilence() {
        level.hearNothing();
        assertThat(level.isSpeaking()).isFalse();
        assertThat(level.decibels()).isEqualTo(SpeechLevel.SILENCE_DECIBELS);
        level.hear(new short[FRAME], 0, FRAME);
        assertThat(level.decibels()).isEqualTo(SpeechLevel.SILENCE_DECIBELS);
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, -20, -30, -40})
    void speechIsHeardFromItsFirstFrame(int decibels) {
        hear(Sounds.noise(1, 100 * FRAME, -65));
        assertThat(level.isSpeaking()).isFalse();
        hear(Sounds.vowel(120, 8_000, FRAME, decibels));
        assertThat(level.isSpeaking()).isTrue();
        assertThat(level.isLoud()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-70, -60, -50, -45})
    void theNoiseOfALineIsLearned(int decibels) {
        hear(Sounds.noise(1, 600 * FRAME, decibels));
        assertThat(level.isSpeaking()).isFalse();
        hear(Sounds.vowel(120, 8_000, FRAME, decibels + 14));
        assertThat(level.isSpeaking()).isTrue();
    }

    @Test
    void halfASecondAfterTheLastWordTheSpeechIsOver() {
        hear(Sounds.vowel(120, 8_000, 50 * FRAME, -20));
        for (int i = 0; i < 24; i++) {
            level.hear(new short[FRAME], 0, FRAME);
            assertThat(level.isSpeaking()).isTrue();
        }
        level.hear(new short[FRAME], 0, FRAME);
        assertThat(level.isSpeaking()).isFalse();
    }

    @Test
    void aToneThatNeverPausesStaysHeard() {
        hear(Sounds.sine(440, 8_000, 3_000 * FRAME, -20));
        assertThat(level.isSpeaking()).isTrue();
        assertThat(level.decibels()).isEqualTo(-23);
    }

    @Test
    void anOffsetOfTheLineIsNoSound() {
        short[] offset = new short[FRAME];
        Arrays.fill(offset, (short) 2_000);
        level.hear(offset, 0, FRAME);
        assertThat(level.isSpeaking()).isFalse();
    }

    private void hear(short[] samples) {
        for (int at = 0; at < samples.length; at += FRAME) {
            level.hear(samples, at, FRAME);
        }
    }
}
