package org.parlour.mixer.measure;

import java.util.Arrays;

/**
 * How loud one channel is to a listener, in LUFS (ITU-R BS.1770-4): weighted as ears hear, over blocks of 400 ms, without
 * the pauses. A sine of 997 Hz with its peak at full scale is at -3.01.
 */
public final class Loudness {
    /** BS.1770-4: blocks below it are silence. */
    public static final double GATE_LUFS = -70;

    private static final double RELATIVE_GATE = -10;
    private static final double OFFSET = -0.691;
    private static final int BLOCKS_A_SECOND = 10;
    // 400 ms, every 100 ms.
    private static final int STEPS_A_BLOCK = 4;

    private Loudness() {}

    /** Of the whole; minus infinity for silence, and for what is shorter than 400 ms. */
    public static double integrated(short[] samples, int rateHz) {
        return integrated(samples, 0, samples.length, rateHz);
    }

    /** Of a stretch, heard for itself. */
    public static double integrated(short[] samples, int from, int to, int rateHz) {
        double[] powers = blocks(Arrays.copyOfRange(samples, from, to), rateHz);
        double gate = Math.max(GATE_LUFS, lufs(meanAbove(GATE_LUFS, powers)) + RELATIVE_GATE);
        return lufs(meanAbove(gate, powers));
    }

    /** Of each 400 ms, one every 100 ms: what a meter shows while it is heard. */
    public static double[] momentary(short[] samples, int rateHz) {
        return Arrays.stream(blocks(samples, rateHz)).map(Loudness::lufs).toArray();
    }

    private static double lufs(double power) {
        return power <= 0 ? Double.NEGATIVE_INFINITY : OFFSET + 10 * Math.log10(power);
    }

    private static double meanAbove(double gateLufs, double[] powers) {
        return Arrays.stream(powers)
                .filter(power -> lufs(power) > gateLufs)
                .average()
                .orElse(0);
    }

    private static double[] blocks(short[] samples, int rateHz) {
        double[] weighted = weighted(samples, rateHz);
        int step = rateHz / BLOCKS_A_SECOND;
        int steps = weighted.length / step;
        double[] powers = new double[Math.max(0, steps - STEPS_A_BLOCK + 1)];
        for (int block = 0; block < powers.length; block++) {
            double squares = 0;
            for (int i = block * step; i < (block + STEPS_A_BLOCK) * step; i++) {
                squares += weighted[i] * weighted[i];
            }
            powers[block] = squares / (STEPS_A_BLOCK * step);
        }
        return powers;
    }

    private static double[] weighted(short[] samples, int rateHz) {
        double[] exact = new double[samples.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = samples[i] / 32_768.0;
        }
        return Weighting.lowCut(rateHz).filter(Weighting.headShelf(rateHz).filter(exact));
    }

    /** The two filters of BS.1770-4, annex 1, by what they are in the analogue world, so that they fit any rate. */
    private record Weighting(double b0, double b1, double b2, double a1, double a2) {
        // Of these the standard's coefficients for 48 kHz come out to their last digits.
        static Weighting headShelf(int rateHz) {
            double k = Math.tan(Math.PI * 1_681.974450955533 / rateHz);
            double q = 0.7071752369554196;
            double high = Math.pow(10, 3.999843853973347 / 20);
            double band = Math.pow(high, 0.4996667741545416);
            double a0 = 1 + k / q + k * k;
            return new Weighting(
                    (high + band * k / q + k * k) / a0,
                    2 * (k * k - high) / a0,
                    (high - band * k / q + k * k) / a0,
                    2 * (k * k - 1) / a0,
                    (1 - k / q + k * k) / a0);
        }

        // The standard's gain of 1.005 is kept at every rate; its plain 1, -2, 1 would add a quarter of a decibel at 8
        // kHz.
        static Weighting lowCut(int rateHz) {
            double k = Math.tan(Math.PI * 38.13547087602444 / rateHz);
            double q = 0.5003270373238773;
            double a0 = 1 + k / q + k * k;
            double gain = 1.00499480 / a0;
            return new Weighting(gain, -2 * gain, gain, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
        }

        double[] filter(double[] samples) {
            double[] filtered = new double[samples.length];
            double first = 0;
            double second = 0;
            for (int i = 0; i < samples.length; i++) {
                double value = b0 * samples[i] + first;
                first = b1 * samples[i] - a1 * value + second;
                second = b2 * samples[i] - a2 * value;
                filtered[i] = value;
            }
            return filtered;
        }
    }
}
