package org.parlour.mixer.hold;

import java.util.Arrays;
import org.parlour.mixer.fourier.RealFourier;

/** The last 64 ms of a line at 8 kHz by frequencies, renewed every 20 ms; and how its partials last. */
final class SoundPicture {
    static final int FRAME = 160;
    static final int FRAMES_A_SECOND = 50;
    static final float HERTZ_A_BIN = 15.625f;
    /** What a telephone carries: 94 to 3600 Hz. */
    static final int FIRST_BIN = 6;

    static final int LAST_BIN = 230;

    private static final int SIZE = 512;
    private static final int BINS = SIZE / 2 + 1;
    // A partial stands so much above what is around it: 8 bins, 125 Hz, on each side.
    private static final int AROUND = 8;
    private static final float STANDS_OUT = 2.5f;
    // Of the loudest partial's power; what lies below is noise of the codec.
    private static final float FAINT = 1e-4f;
    private static final float[] WINDOW = window();

    private final RealFourier fourier = new RealFourier(SIZE);
    private final short[] history = new short[SIZE];
    private final float[] windowed = new float[SIZE];
    private final float[] real = new float[BINS];
    private final float[] imaginary = new float[BINS];
    private final float[] power = new float[BINS];
    private final float[] sums = new float[BINS + 1];
    private final int[] runs = new int[BINS];

    private float total;
    private float most;

    /** 20 ms that nobody looks at: only what the next picture reaches back to. */
    void pass(short[] samples, int from) {
        System.arraycopy(history, FRAME, history, 0, SIZE - FRAME);
        System.arraycopy(samples, from, history, SIZE - FRAME, FRAME);
    }

    /** What lasted is over. */
    void forget() {
        Arrays.fill(runs, 0);
    }

    /** The next 20 ms. */
    void see(short[] samples, int from) {
        pass(samples, from);
        for (int i = 0; i < SIZE; i++) {
            windowed[i] = history[i] * WINDOW[i];
        }
        fourier.forward(windowed, real, imaginary);
        float sum = 0;
        most = 0;
        for (int k = 0; k < BINS; k++) {
            power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
            sums[k] = sum;
            if (k >= FIRST_BIN && k <= LAST_BIN) {
                sum += power[k];
                most = Math.max(most, power[k]);
            }
        }
        sums[BINS] = sum;
        total = sum;
        follow(most * FAINT);
    }

    private void follow(float faint) {
        for (int k = FIRST_BIN; k <= LAST_BIN; k++) {
            int low = Math.max(FIRST_BIN, k - AROUND);
            int high = Math.min(LAST_BIN, k + AROUND);
            float mean = (sums[high + 1] - sums[low]) / (high + 1 - low);
            boolean standsOut = power[k] > faint && power[k] > STANDS_OUT * mean;
            runs[k] = standsOut ? runs[k] + 1 : 0;
        }
    }

    /** The power of everything that a telephone carries. */
    float total() {
        return total;
    }

    /** The power of the strongest bin. */
    float most() {
        return most;
    }

    float power(int bin) {
        return power[bin];
    }

    /** Of the bins from the first to before the last. */
    float power(int first, int last) {
        return sums[last] - sums[first];
    }

    /** Which part of the power lies in partials that stood for so many frames. */
    float lasting(int frames) {
        float sum = 0;
        for (int k = FIRST_BIN; k <= LAST_BIN; k++) {
            sum += runs[k] >= frames ? power[k] : 0;
        }
        return total > 0 ? sum / total : 0;
    }

    /** How many bins stood for so many frames. */
    int lastingBins(int frames) {
        int count = 0;
        for (int k = FIRST_BIN; k <= LAST_BIN; k++) {
            count += runs[k] >= frames ? 1 : 0;
        }
        return count;
    }

    private static float[] window() {
        float[] hann = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / SIZE));
        }
        return hann;
    }
}
