package org.parlour.mixer.g722;

import java.util.Arrays;

/**
 * Foretells the next sample of a sub-band, from the last two that were reconstructed and the last six differences
 * (G.722 clause 3.6, block 4). All arithmetic is of 16 bits that saturate, so that the two ends of a line never part.
 */
final class Predictor {
    static final int ZEROS = 6;
    private static final int POLE_LIMIT = 12_288;
    private static final int POLES_LIMIT = 15_360;

    // The differences, doubled, and what each counts; index 0 is the newest.
    private final int[] doubled = new int[ZEROS];
    private final int[] signs = new int[ZEROS];
    private final int[] zeros = new int[ZEROS];
    private int pole1;
    private int pole2;
    private int doubledSample1;
    private int doubledSample2;
    private int partial1;
    private int partial2;
    private int zeroEstimate;
    private int estimate;

    /** What the next sample should be. */
    int estimate() {
        return estimate;
    }

    /** The next sample differs so much from the {@link #estimate}. */
    void adapt(int difference) {
        int partial = saturated(zeroEstimate + difference);
        int sample = saturated(estimate + difference);
        adaptPoles(partial);
        zeroEstimate = adaptZeros(difference);
        // FILTEP
        doubledSample2 = doubledSample1;
        doubledSample1 = saturated(2 * sample);
        int poleEstimate = saturated(((pole1 * doubledSample1) >> 15) + ((pole2 * doubledSample2) >> 15));
        estimate = saturated(poleEstimate + zeroEstimate);
    }

    /** UPPOL2 and UPPOL1. */
    private void adaptPoles(int partial) {
        int four = saturated(4 * pole1);
        int towards = ((partial ^ partial1) >= 0 ? saturated(-four) : four) >> 7;
        int second = towards + ((partial ^ partial2) >= 0 ? 128 : -128) + ((pole2 * 32_512) >> 15);
        second = Math.clamp(second, -POLE_LIMIT, POLE_LIMIT);
        int limit = POLES_LIMIT - second;
        int first = ((partial ^ partial1) >= 0 ? 192 : -192) + ((pole1 * 32_640) >> 15);
        pole1 = Math.clamp(first, -limit, limit);
        pole2 = second;
        partial2 = partial1;
        partial1 = partial;
    }

    /** UPZERO, and FILTEZ with what came of it. A zero cannot overflow: it leaks as fast as it may grow. */
    private int adaptZeros(int difference) {
        int step = difference == 0 ? 0 : 128;
        int sum = 0;
        for (int i = ZEROS - 1; i >= 0; i--) {
            int zero = ((signs[i] ^ difference) >= 0 ? step : -step) + ((zeros[i] * 32_640) >> 15);
            zeros[i] = zero;
            int newer = i == 0 ? saturated(2 * difference) : doubled[i - 1];
            signs[i] = i == 0 ? difference : signs[i - 1];
            doubled[i] = newer;
            sum = saturated(sum + ((zero * newer) >> 15));
        }
        return sum;
    }

    int pole1() {
        return pole1;
    }

    int pole2() {
        return pole2;
    }

    int zero(int place) {
        return zeros[place];
    }

    /** Knows how to foretell, but not yet from what. */
    void begin(int itsPole1, int itsPole2, float[] values, int firstZero) {
        reset();
        pole2 = Math.clamp(itsPole2, -POLE_LIMIT, POLE_LIMIT);
        pole1 = Math.clamp(itsPole1, pole2 - POLES_LIMIT, POLES_LIMIT - pole2);
        for (int i = 0; i < ZEROS; i++) {
            zeros[i] = Math.round(values[firstZero + i]);
        }
    }

    void reset() {
        Arrays.fill(doubled, 0);
        Arrays.fill(signs, 0);
        Arrays.fill(zeros, 0);
        pole1 = 0;
        pole2 = 0;
        doubledSample1 = 0;
        doubledSample2 = 0;
        partial1 = 0;
        partial2 = 0;
        zeroEstimate = 0;
        estimate = 0;
    }

    void copyFrom(Predictor other) {
        System.arraycopy(other.doubled, 0, doubled, 0, ZEROS);
        System.arraycopy(other.signs, 0, signs, 0, ZEROS);
        System.arraycopy(other.zeros, 0, zeros, 0, ZEROS);
        pole1 = other.pole1;
        pole2 = other.pole2;
        doubledSample1 = other.doubledSample1;
        doubledSample2 = other.doubledSample2;
        partial1 = other.partial1;
        partial2 = other.partial2;
        zeroEstimate = other.zeroEstimate;
        estimate = other.estimate;
    }

    static int saturated(int value) {
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
}
