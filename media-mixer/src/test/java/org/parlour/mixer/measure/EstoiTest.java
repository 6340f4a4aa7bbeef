package org.parlour.mixer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.rig.Sounds;

class EstoiTest {
    private static final int RATE_HZ = 8_000;

    private final short[] speech = Babble.spoken(11, RATE_HZ, 12);

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 48_000})
    void theSameIsUnderstoodWholly(int rateHz) {
        short[] voice = Babble.spoken(11, rateHz, 6);
        assertThat(Estoi.of(voice, voice, rateHz)).isCloseTo(1, within(1e-9));
    }

    @Test
    void howLoudItIsDoesNotMatter() {
        short[] soft = new short[speech.length];
        for (int i = 0; i < soft.length; i++) {
            soft[i] = (short) (speech[i] / 4);
        }
        assertThat(Estoi.of(speech, soft, RATE_HZ)).isGreaterThan(0.99);
    }

    @Test
    void noiseTakesFromItMoreAndMore() {
        double last = 1;
        for (int decibels = -50; decibels <= 0; decibels += 10) {
            double understood = Estoi.of(speech, plus(Sounds.noise(5, speech.length, decibels)), RATE_HZ);
            assertThat(understood).as("noise at %d dB", decibels).isLessThan(last);
            last = understood;
        }
        assertThat(last).isLessThan(0.5);
    }

    @Test
    void gapsTakeFromItMoreAndMore() {
        double last = 1;
        for (int gapMillis = 10; gapMillis <= 160; gapMillis *= 2) {
            double understood = Estoi.of(speech, withGaps(gapMillis), RATE_HZ);
            assertThat(understood).as("gaps of %d ms", gapMillis).isLessThan(last);
            last = understood;
        }
        assertThat(last).isLessThan(0.8);
    }

    @Test
    void anotherVoiceIsNotUnderstood() {
        double understood = Estoi.of(speech, Babble.spoken(12, RATE_HZ, 12), RATE_HZ);
        assertThat(understood).isBetween(-0.2, 0.35);
    }

    @Test
    void whatWasSilentIsLeftOut() {
        short[] paused = new short[2 * speech.length];
        System.arraycopy(speech, 0, paused, 0, speech.length);
        short[] hissed = paused.clone();
        short[] hiss = Sounds.noise(6, speech.length, -20);
        System.arraycopy(hiss, 0, hissed, speech.length, hiss.length);
        assertThat(Estoi.of(paused, hissed, RATE_HZ)).isGreaterThan(0.97);
    }

    private short[] plus(short[] noise) {
        short[] sum = new short[speech.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) Math.clamp(speech[i] + noise[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return sum;
    }

    /** One every 200 ms. */
    private short[] withGaps(int gapMillis) {
        short[] holed = speech.clone();
        for (int i = 0; i < holed.length; i++) {
            if (i % (RATE_HZ / 5) < gapMillis * RATE_HZ / 1_000) {
                holed[i] = 0;
            }
        }
        return holed;
    }
}
