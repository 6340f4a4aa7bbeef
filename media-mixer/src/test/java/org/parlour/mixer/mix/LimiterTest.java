package org.parlour.mixer.mix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;

class LimiterTest {
    private final Limiter limiter = new Limiter();
    private final int[] mix = new int[Mix.SAMPLES];
    private final short[] limited = new short[Mix.SAMPLES];

    @Test
    void whatFitsIsLeftAlone() {
        short[] voice = Sounds.noise(1, Mix.SAMPLES, -1);
        fill(voice, 0, 1);
        limiter.limit(mix, limited);
        assertThat(limited).isEqualTo(voice);
    }

    @Test
    void whatIsTooLoudIsTurnedDownAndNotCut() {
        short[] voice = Sounds.sine(500, 16_000, 50 * Mix.SAMPLES, 0);
        short[] all = new short[voice.length];
        for (int frame = 0; frame < 50; frame++) {
            fill(voice, frame * Mix.SAMPLES, 6);
            limiter.limit(mix, limited);
            System.arraycopy(limited, 0, all, frame * Mix.SAMPLES, Mix.SAMPLES);
        }
        double tone = Sounds.decibelsAt(500, 16_000, all, 320, all.length);
        assertThat(tone).isGreaterThan(-1);
        // Cutting would make a third harmonic at -10 dB.
        assertThat(Sounds.decibelsAt(1_500, 16_000, all, 320, all.length)).isLessThan(tone - 50);
        for (int i = 320; i < all.length; i++) {
            assertThat(Math.abs(all[i])).isLessThanOrEqualTo(Limiter.CEILING + 1);
        }
    }

    @Test
    void afterAShoutItComesBackWithinASecond() {
        short[] voice = Sounds.sine(500, 16_000, 60 * Mix.SAMPLES, -10);
        fill(voice, 0, 30);
        limiter.limit(mix, limited);
        int frames = 0;
        do {
            fill(voice, 0, 1);
            limiter.limit(mix, limited);
            frames++;
        } while (limited[8] != voice[8] || limited[300] != voice[300]);
        assertThat(frames).isBetween(20, 60);
        assertThat(limiter.isAt(new Limiter())).isTrue();
    }

    @Test
    void whoTakesOverGoesOnAlike() {
        Limiter other = new Limiter();
        fill(Sounds.noise(1, Mix.SAMPLES, 0), 0, 9);
        limiter.limit(mix, limited);
        assertThat(limiter.isAt(other)).isFalse();
        other.continueFrom(limiter);
        assertThat(limiter.isAt(other)).isTrue();
        limiter.limit(mix, limited);
        short[] expected = limited.clone();
        other.limit(mix, limited);
        assertThat(limited).isEqualTo(expected);
    }

    @Test
    void nothingOverflowsHoweverManySpeak() {
        for (int i = 0; i < Mix.SAMPLES; i++) {
            mix[i] = i % 2 == 0 ? 200 * Short.MAX_VALUE : 200 * Short.MIN_VALUE;
        }
        limiter.limit(mix, limited);
        for (int i = 0; i < Mix.SAMPLES; i++) {
            assertThat(limited[i] > 0).isEqualTo(i % 2 == 0);
        }
    }

    private void fill(short[] voice, int from, int times) {
        for (int i = 0; i < Mix.SAMPLES; i++) {
            mix[i] = times * voice[from + i];
        }
    }
}
