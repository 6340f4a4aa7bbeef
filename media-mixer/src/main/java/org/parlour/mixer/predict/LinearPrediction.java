package org.parlour.mixer.predict;

import java.util.Arrays;

/**
 * Predicts each sample from those before it. Learned from a stretch of sound in which the middle counts most, or the end,
 * for who wants to carry on from there.
 */
public final class LinearPrediction {
    // A floor 40 dB below the sound: without it what a line's filter cut away would be predicted without bounds.
    private static final double WHITE = 1e-4;
    // Resonances are taken for 60 Hz wider than they look: in 20 ms nothing narrower can be told.
    private static final double WIDTH_HZ = 60;
    // An eighth of a step's square a sample: nothing but rounding.
    private static final double SILENCE = 0.125;

    private final int order;
    private final float[] window;
    private final double[] widening;
    private final double[] windowed;
    private final double[] correlation;
    private final double[] learned;
    private final double[] before;
    private final float[] coefficients;
    private final float[] reflections;

    private LinearPrediction(int order, int sampleRateHz, float[] window) {
        this.order = order;
        this.window = window;
        windowed = new double[window.length];
        correlation = new double[order + 1];
        learned = new double[order + 1];
        before = new double[order + 1];
        coefficients = new float[order];
        reflections = new float[order];
        widening = new double[order + 1];
        for (int i = 0; i <= order; i++) {
            double turn = 2 * Math.PI * WIDTH_HZ * i / sampleRateHz;
            widening[i] = Math.exp(-0.5 * turn * turn);
        }
        widening[0] = 1 + WHITE;
    }

    /** For stretches of which the middle counts most. */
    public static LinearPrediction ofTheMiddle(int order, int sampleRateHz, int stretchSamples) {
        return new LinearPrediction(order, sampleRateHz, window(stretchSamples, stretchSamples / 2));
    }

    /** For stretches of which the end counts most: the window falls within their last fifth. */
    public static LinearPrediction ofTheEnd(int order, int sampleRateHz, int stretchSamples) {
        return new LinearPrediction(order, sampleRateHz, window(stretchSamples, stretchSamples * 4 / 5));
    }

    private static float[] window(int length, int peak) {
        float[] window = new float[length];
        for (int i = 0; i < length; i++) {
            double part = i < peak ? (i + 1.0) / (peak + 1) : (length - i) / (double) (length - peak + 1);
            window[i] = (float) Math.sin(Math.PI / 2 * part);
        }
        return window;
    }

    public int order() {
        return order;
    }

    public int stretchSamples() {
        return window.length;
    }

    /** From the stretch that begins there. */
    public void learn(short[] samples, int from) {
        for (int i = 0; i < windowed.length; i++) {
            windowed[i] = samples[from + i] * window[i];
        }
        for (int lag = 0; lag <= order; lag++) {
            double sum = 0;
            for (int i = lag; i < windowed.length; i++) {
                sum += windowed[i] * windowed[i - lag];
            }
            correlation[lag] = sum * widening[lag];
        }
        Arrays.fill(reflections, 0);
        Arrays.fill(learned, 0);
        if (correlation[0] > SILENCE * windowed.length) {
            solve();
        }
        for (int i = 0; i < order; i++) {
            coefficients[i] = (float) (0 - learned[i + 1]);
        }
    }

    private void solve() {
        double error = correlation[0];
        for (int step = 1; step <= order; step++) {
            double sum = correlation[step];
            for (int i = 1; i < step; i++) {
                sum += learned[i] * correlation[step - i];
            }
            double reflection = Math.clamp(-sum / error, -0.999, 0.999);
            reflections[step - 1] = (float) reflection;
            climb(step, reflection);
            error *= 1 - reflection * reflection;
        }
    }

    private void climb(int step, double reflection) {
        System.arraycopy(learned, 0, before, 0, step);
        for (int i = 1; i < step; i++) {
            learned[i] = before[i] + reflection * before[step - i];
        }
        learned[step] = reflection;
    }

    /** What the next sample has of the last one, of the one before it, and so on. */
    public float[] coefficients() {
        return coefficients;
    }

    /** The reflection coefficients, negative first for a sound of low tones (A(z) = 1 + k z⁻¹ …, as senders of RFC 3389 do). */
    public float[] reflections() {
        return reflections;
    }

    /** What is left of a sample when its prediction is taken off; as many as the order must stand before it. */
    public float residual(short[] samples, int at) {
        float sum = samples[at];
        for (int i = 0; i < order; i++) {
            sum -= coefficients[i] * samples[at - 1 - i];
        }
        return sum;
    }
}
