package org.parlour.mixer.resample;

import java.util.Arrays;

/** From a rate to a whole part of it, frame by frame: every second, third, fourth or sixth sample of what was filtered. */
public final class Decimator {
    // Of the narrower band on each side of the middle: 8 zero crossings.
    private static final int CROSSINGS = 8;
    // What lies above this part of the narrower band is given up, for the filter needs a slope.
    private static final double PASS = 0.9;
    private static final double SHAPE = 6;

    private final int factor;
    private final float[] taps;
    private final float[] samples;
    private final int history;

    /** @param mostSamples that one call reads at most, a multiple of the factor */
    public Decimator(int factor, int mostSamples) {
        this.factor = factor;
        this.taps = design(factor);
        this.history = taps.length - 1;
        this.samples = new float[history + mostSamples];
    }

    /** Reads a multiple of the factor and writes that part of it. */
    public void decimate(short[] wide, int from, int count, short[] narrow, int to) {
        for (int i = 0; i < count; i++) {
            samples[history + i] = wide[from + i];
        }
        for (int i = 0; i < count / factor; i++) {
            float sum = 0;
            int first = i * factor;
            for (int tap = 0; tap < taps.length; tap++) {
                sum += taps[tap] * samples[first + tap];
            }
            narrow[to + i] = HalfBand.rounded(sum);
        }
        System.arraycopy(samples, count, samples, 0, history);
    }

    /** Forgets what it heard. */
    public void reset() {
        Arrays.fill(samples, 0);
    }

    private static float[] design(int factor) {
        int reach = CROSSINGS * factor;
        double cutoff = PASS / factor;
        double[] exact = new double[2 * reach - 1];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            int distance = i - (reach - 1);
            double x = Math.PI * cutoff * distance;
            exact[i] = (distance == 0 ? 1 : Math.sin(x) / x) * Kaiser.window(distance / (double) reach, SHAPE);
            sum += exact[i];
        }
        float[] taps = new float[exact.length];
        for (int i = 0; i < taps.length; i++) {
            taps[i] = (float) (exact[i] / sum);
        }
        return taps;
    }
}
