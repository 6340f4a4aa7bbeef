package org.parlour.mixer.noise;

import java.util.Arrays;
import org.parlour.mixer.fourier.RealFourier;

/**
 * Takes the noise from one line at 16 kHz and leaves the voice, 6 ms late. A line that was made of 8 kHz has nothing
 * above 4 kHz, and gets nothing there.
 *
 * <p>What never changes is noise to it: a tone that lasts for seconds, too.
 */
public final class NoiseSuppression {
    /** 10 ms, in which it works. */
    public static final int BLOCK = 160;

    /** How much later everything comes out. */
    public static final int DELAY = 96;

    private static final int SIZE = BLOCK + DELAY;
    private static final int BINS = SIZE / 2 + 1;
    private static final int NARROW_BINS = BINS / 2 + 1;
    private static final float HERTZ_A_BIN = 16_000f / SIZE;
    // Of a noise so strong, what a bin of a block has; the squares of the window come to a block.
    private static final float FIRST_NOISE = power(-62);
    private static final float LEAST_NOISE = power(-87);
    // Of the blocks that nobody hears one in so many teaches.
    private static final int SELDOM = 4;

    private final RealFourier fourier = new RealFourier(SIZE);
    private final NoiseFloor floor = new NoiseFloor(BINS, FIRST_NOISE, LEAST_NOISE);
    private final SuppressionGain suppression = new SuppressionGain(BINS, HERTZ_A_BIN);
    private final float[] window = window();
    private final float[] history = new float[DELAY];
    private final float[] tail = new float[DELAY];
    private final float[] block = new float[SIZE];
    private final float[] real = new float[BINS];
    private final float[] imaginary = new float[BINS];
    private final float[] power = new float[BINS];
    private final float[] gains = new float[BINS];

    private int bins = BINS;
    private int passed;

    /** Whether the line has nothing above 4 kHz. May change at any time. */
    public void narrow(boolean isNarrow) {
        bins = isNarrow ? NARROW_BINS : BINS;
    }

    /** Cleans samples where they stand; whole blocks. */
    public void suppress(short[] samples, int from, int count) {
        if (passed > 0) {
            passed = 0;
            suppression.restart();
        }
        for (int at = from; at < from + count; at += BLOCK) {
            analyze(samples, at, 1);
            suppression.shape(power, floor.noise(), gains, bins);
            for (int bin = 0; bin < bins; bin++) {
                real[bin] *= gains[bin];
                imaginary[bin] *= gains[bin];
            }
            for (int bin = bins; bin < BINS; bin++) {
                real[bin] = 0;
                imaginary[bin] = 0;
            }
            fourier.backward(real, imaginary, block);
            write(samples, at);
        }
    }

    /**
     * Listens to samples of which nobody hears: they stay as they are, the noise is learned from some of them, and what
     * is cleaned next swells within 6 ms.
     */
    public void pass(short[] samples, int from, int count) {
        for (int at = from; at < from + count; at += BLOCK) {
            if (passed++ % SELDOM == SELDOM - 1) {
                analyze(samples, at, SELDOM);
            } else {
                remember(samples, at);
            }
        }
        Arrays.fill(tail, 0);
    }

    /**
     * Nothing came, as when a line sends nothing in pauses: what is left of the last sound is written, and silence behind
     * it. That is not the silence of the line, and teaches nothing.
     */
    public void rest(short[] samples, int from, int count) {
        for (int i = 0; i < count; i++) {
            samples[from + i] = i < DELAY ? Rounding.toSample(tail[i]) : 0;
        }
        Arrays.fill(tail, 0);
        Arrays.fill(history, 0);
    }

    /** How likely it is that somebody spoke in what was cleaned last, from 0 to 1. */
    public float presence() {
        return suppression.presence();
    }

    private void analyze(short[] samples, int at, int blocks) {
        for (int i = 0; i < DELAY; i++) {
            block[i] = history[i] * window[i];
        }
        for (int i = 0; i < BLOCK; i++) {
            block[DELAY + i] = samples[at + i] * window[DELAY + i];
        }
        remember(samples, at);
        fourier.forward(block, real, imaginary);
        for (int bin = 0; bin < BINS; bin++) {
            power[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        }
        floor.learn(power, bins, blocks);
    }

    private void remember(short[] samples, int at) {
        for (int i = 0; i < DELAY; i++) {
            history[i] = samples[at + BLOCK - DELAY + i];
        }
    }

    private void write(short[] samples, int at) {
        for (int i = 0; i < DELAY; i++) {
            samples[at + i] = Rounding.toSample(tail[i] + block[i] * window[i]);
        }
        for (int i = DELAY; i < BLOCK; i++) {
            samples[at + i] = Rounding.toSample(block[i] * window[i]);
        }
        for (int i = 0; i < DELAY; i++) {
            tail[i] = block[BLOCK + i] * window[BLOCK + i];
        }
    }

    /** Its square and that of the next block come to one wherever both stand. */
    private static float[] window() {
        float[] window = new float[SIZE];
        Arrays.fill(window, 1);
        for (int i = 0; i < DELAY; i++) {
            window[i] = (float) Math.sin(Math.PI / 2 * (i + 0.5) / DELAY);
            window[SIZE - 1 - i] = window[i];
        }
        return window;
    }

    private static float power(int decibels) {
        return (float) (BLOCK * 32_768.0 * 32_768.0 * Math.pow(10, decibels / 10.0));
    }

    @Override
    public String toString() {
        return bins == BINS ? "Clean" : "Clean(narrow)";
    }
}
