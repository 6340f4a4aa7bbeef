package org.parlour.mixer.rig;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Music made by code, another for each seed: chords, or one voice, plucked or held, with drums or without; 8 kHz. */
public final class Tune {
    private static final int RATE_HZ = 8_000;
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11, 12, 14, 16};
    private static final double HIGHEST_HZ = 3_500;
    private static final double ATTACK_SECONDS = 0.01;

    private final RandomGenerator chance;
    private final double[] sum;
    private final int harmonics;
    private final double decaySeconds;

    private Tune(long seed, int seconds) {
        chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        sum = new double[seconds * RATE_HZ];
        harmonics = chance.nextInt(2, 8);
        decaySeconds = chance.nextDouble(0.3, 3);
    }

    /** The piece of this seed; its root mean square in decibels below full scale. */
    public static short[] samples(long seed, int seconds, double decibels) {
        Tune tune = new Tune(seed, seconds);
        tune.play(seed % 2 == 0 ? 3 : 1);
        if (seed % 3 == 0) {
            tune.drum();
        }
        return tune.at(decibels);
    }

    private void play(int voices) {
        double root = chance.nextDouble(110, 260);
        int beat = (int) (RATE_HZ * 60 / chance.nextDouble(70, 140));
        for (int at = 0; at < sum.length; ) {
            int length = beat * (voices > 1 ? 4 : 1) / chance.nextInt(1, 3);
            for (int voice = 0; voice < voices; voice++) {
                note(at, length * 13 / 10, root * Math.pow(2, SCALE[chance.nextInt(SCALE.length)] / 12.0));
            }
            at += length;
        }
    }

    private void note(int at, int length, double hertz) {
        for (int i = 0; i < Math.min(length, sum.length - at); i++) {
            double second = i / (double) RATE_HZ;
            double loudness = Math.exp(-second / decaySeconds) * Math.min(1, second / ATTACK_SECONDS);
            for (int harmonic = 1; harmonic <= harmonics && harmonic * hertz < HIGHEST_HZ; harmonic++) {
                sum[at + i] += loudness * Math.sin(2 * Math.PI * hertz * harmonic * second) / harmonic;
            }
        }
    }

    private void drum() {
        for (int at = 0; at < sum.length; at += RATE_HZ / 3) {
            for (int i = 0; i < Math.min(1_200, sum.length - at); i++) {
                sum[at + i] += chance.nextGaussian() * Math.exp(-i / 250.0) * 0.5;
            }
        }
    }

    private short[] at(double decibels) {
        double squares = 0;
        for (double one : sum) {
            squares += one * one;
        }
        double gain = 32_768 * Math.pow(10, decibels / 20) / Math.sqrt(squares / sum.length);
        short[] samples = new short[sum.length];
        for (int i = 0; i < sum.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(sum[i] * gain), -32_768, 32_767);
        }
        return samples;
    }
}
