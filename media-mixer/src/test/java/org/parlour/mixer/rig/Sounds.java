package org.parlour.mixer.rig;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Sounds made by code, and what can be measured in one. */
public final class Sounds {
    private Sounds() {}

    /** A sine; its peak in decibels below full scale. */
    public static short[] sine(double hertz, int rateHz, int count, double decibels) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.round(amplitude(decibels) * Math.sin(2 * Math.PI * hertz * i / rateHz));
        }
        return samples;
    }

    /** Like a vowel: many harmonics of a pitch that glides a little. */
    public static short[] vowel(double hertz, int rateHz, int count, double decibels) {
        short[] samples = new short[count];
        double phase = 0;
        for (int i = 0; i < count; i++) {
            phase += 2 * Math.PI * hertz * (1 + 0.03 * Math.sin(2 * Math.PI * 3 * i / rateHz)) / rateHz;
            double sum = 0;
            for (int harmonic = 1; harmonic <= 8; harmonic++) {
                sum += Math.sin(harmonic * phase + harmonic) / harmonic;
            }
            samples[i] = (short) Math.round(amplitude(decibels) * sum / 2);
        }
        return samples;
    }

    public static short[] noise(long seed, int count, double decibels) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.round(amplitude(decibels) * (2 * chance.nextDouble() - 1));
        }
        return samples;
    }

    public static double amplitude(double decibels) {
        return 32_767 * Math.pow(10, decibels / 20);
    }

    /** Root mean square, in decibels below full scale. */
    public static double decibels(short[] samples, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(Math.max(1e-9, squares / (to - from)) / (32_768.0 * 32_768.0));
    }

    /** How strong a frequency is: the peak of its sine in decibels below full scale. Hann window. */
    public static double decibelsAt(double hertz, int rateHz, short[] samples, int from, int to) {
        double real = 0;
        double imaginary = 0;
        double weight = 0;
        for (int i = from; i < to; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - from) / (to - from));
            double angle = 2 * Math.PI * hertz * i / rateHz;
            real += window * samples[i] * Math.cos(angle);
            imaginary += window * samples[i] * Math.sin(angle);
            weight += window;
        }
        return 20 * Math.log10(Math.max(1e-9, 2 * Math.hypot(real, imaginary) / weight) / 32_767);
    }

    /** The largest step between neighbours: a click is a large one. */
    public static int largestStep(short[] samples, int from, int to) {
        int largest = 0;
        for (int i = from + 1; i < to; i++) {
            largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
        }
        return largest;
    }
}
