package org.parlour.mixer.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;

class SoftLimiterTest {
    private static final int FRAME = 320;
    private static final int RATE_HZ = 16_000;

    private final SoftLimiter limiter = SoftLimiter.gentle();

    @Test
    void whatFitsIsLeftAlone() {
        short[] voice = Sounds.noise(1, RATE_HZ, -1.1);
        assertThat(limited(voice, 1)).isEqualTo(voice);
        assertThat(limiter.isOpen()).isTrue();
    }

    @Test
    void whatIsTooLoudIsTurnedDownAndNotBent() {
        short[] sine = Sounds.sine(500, RATE_HZ, RATE_HZ, 0);
        short[] limited = limited(sine, 6);
        double tone = Sounds.decibelsAt(500, RATE_HZ, limited, FRAME, limited.length);
        assertThat(tone).isGreaterThan(-1.5);
        // Cutting would make a third harmonic at -10 dB.
        assertThat(Sounds.decibelsAt(1_500, RATE_HZ, limited, FRAME, limited.length))
                .isLessThan(tone - 50);
    }

    @Test
    void nothingEverComesToFullScale() {
        for (int hertz = 100; hertz < 7_000; hertz += 370) {
            short[] limited = limited(Sounds.sine(hertz, RATE_HZ, RATE_HZ / 4, 0), 500);
            for (short sample : limited) {
                assertThat(Math.abs(sample)).isLessThan(Short.MAX_VALUE);
            }
        }
    }

    @Test
    void theGainIsDownBeforeThePeakThatStandsWithinAFrame() {
        short[] peak = new short[FRAME];
        peak[200] = Short.MAX_VALUE;
        peak[100] = 10_000;
        short[] limited = limited(peak, 2);
        assertThat((int) limited[200]).isBetween(SoftLimiter.CEILING - 2, SoftLimiter.CEILING + 1);
        assertThat((int) limited[100]).as("before").isEqualTo(20_000);
    }

    @Test
    void afterAShoutItComesBackWithinHalfASecond() {
        limited(Sounds.sine(500, RATE_HZ, FRAME, 0), 8);
        assertThat(limiter.isOpen()).isFalse();
        int frames = 0;
        while (!limiter.isOpen()) {
            limited(Sounds.sine(500, RATE_HZ, FRAME, -20), 1);
            frames++;
        }
        assertThat(frames).isBetween(5, 25);
    }

    private short[] limited(short[] samples, float gain) {
        float[] sound = new float[FRAME];
        short[] limited = new short[samples.length];
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            for (int i = 0; i < FRAME; i++) {
                sound[i] = samples[at + i] * gain;
            }
            limiter.limit(sound, FRAME);
            for (int i = 0; i < FRAME; i++) {
                limited[at + i] = (short) Math.round(sound[i]);
            }
        }
        return limited;
    }
}
