package org.parlour.mixer.measure;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Something like speech, made by code: syllables of a hiss and a vowel with gliding pitch, moving formants and pauses. No
 * words; but its envelope and its harmonics move as those of a voice do.
 */
public final class Babble {
    private static final double PEAK = 9_000;

    private Babble() {}

    /** The same for the same seed; at any rate the same syllables. */
    public static short[] spoken(long seed, int rateHz, int seconds) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] voice = new double[rateHz * seconds];
        double at = 0;
        while (at < seconds) {
            at += hiss(voice, at, rateHz, chance);
            at += vowel(voice, at, rateHz, chance);
            at += chance.nextInt(6) == 0 ? 0.25 + chance.nextDouble() * 0.3 : chance.nextDouble() * 0.06;
        }
        short[] samples = new short[voice.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(PEAK * voice[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    private static double hiss(double[] voice, double at, int rateHz, RandomGenerator chance) {
        double seconds = 0.03 + chance.nextDouble() * 0.06;
        double loud = 0.05 + chance.nextDouble() * 0.1;
        RandomGenerator noise = RandomGeneratorFactory.of("L64X128MixRandom").create(chance.nextLong());
        double last = 0;
        int from = (int) (at * rateHz);
        int count = (int) (seconds * rateHz);
        for (int i = 0; i < count && from + i < voice.length; i++) {
            double white = 2 * noise.nextDouble() - 1;
            // Weaker below, as hisses are.
            voice[from + i] += loud * (white - 0.7 * last) * Math.sin(Math.PI * i / count);
            last = white;
        }
        return seconds;
    }

    private static double vowel(double[] voice, double at, int rateHz, RandomGenerator chance) {
        double seconds = 0.08 + chance.nextDouble() * 0.16;
        double pitchHz = 95 + chance.nextDouble() * 120;
        double glide = -0.25 + chance.nextDouble() * 0.4;
        double[] begin = formants(chance);
        double[] end = formants(chance);
        double loud = 0.4 + chance.nextDouble() * 0.6;
        int from = (int) (at * rateHz);
        int count = (int) (seconds * rateHz);
        double phase = 0;
        for (int i = 0; i < count && from + i < voice.length; i++) {
            double part = i / (double) count;
            double hertz = pitchHz * (1 + glide * part);
            phase += 2 * Math.PI * hertz / rateHz;
            double sum = 0;
            for (int harmonic = 1; harmonic * hertz < Math.min(3_900, rateHz * 0.48); harmonic++) {
                sum += strength(harmonic * hertz, begin, end, part) * Math.sin(harmonic * phase);
            }
            voice[from + i] += loud * sum * Math.pow(Math.sin(Math.PI * part), 0.5);
        }
        return seconds;
    }

    private static double[] formants(RandomGenerator chance) {
        return new double[] {
            280 + chance.nextDouble() * 500, 900 + chance.nextDouble() * 1_300, 2_400 + chance.nextDouble() * 600
        };
    }

    private static double strength(double hertz, double[] begin, double[] end, double part) {
        double sum = 0.01;
        for (int formant = 0; formant < begin.length; formant++) {
            double middle = begin[formant] + (end[formant] - begin[formant]) * part;
            double away = (hertz - middle) / (60 + 40 * formant);
            sum += 0.4 / (1 + formant) / (1 + away * away);
        }
        return sum;
    }
}
