package org.parlour.mixer.resample;

/**
 * The one filter of both directions: 47 taps at 16 kHz, linear phase, every second tap zero but the
 * middle one. Pass to 3.4 kHz, stop from 4.6 kHz; between them it is symmetric about 4 kHz.
 */
final class HalfBand {
    /** On each side of the middle. */
    static final int PAIRS = 12;

    /** Samples of the same phase that an output needs besides the newest. */
    static final int HISTORY = 2 * PAIRS - 1;

    /** Group delay in samples at 16 kHz. */
    static final int DELAY = HISTORY;

    // Kaiser: 57 dB in the stop band, which 47 taps reach for a transition from 3.4 to 4.6 kHz.
    private static final double SHAPE = 5.3;
    private static final float[] TAPS = design();

    private HalfBand() {}

    /**
     * The odd phase of the filter: for each of {@code count} outputs the sum of the pairs around the
     * middle, from samples that stand behind {@link #HISTORY} older ones. The gain is 1 at 0 Hz.
     */
    static void sumPairs(float[] samples, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] = 0;
        }
        for (int pair = 0; pair < PAIRS; pair++) {
            float tap = TAPS[pair];
            int newer = HISTORY - (PAIRS - 1) + pair;
            int older = HISTORY - PAIRS - pair;
            for (int i = 0; i < count; i++) {
                sums[i] += tap * (samples[newer + i] + samples[older + i]);
            }
        }
    }

    static short rounded(float value) {
        // Towards minus infinity by way of a positive number, because the cast cuts towards zero.
        int whole = (int) (value + 32_768.5f) - 32_768;
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, whole));
    }

    private static float[] design() {
        double[] exact = new double[PAIRS];
        double sum = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            int distance = 2 * pair + 1;
            double sinc = (pair % 2 == 0 ? 1 : -1) / (Math.PI * distance);
            exact[pair] = sinc * Kaiser.window(distance / (double) (2 * PAIRS), SHAPE);
            sum += 2 * exact[pair];
        }
        float[] taps = new float[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            taps[pair] = (float) (exact[pair] / sum);
        }
        return taps;
    }
}
