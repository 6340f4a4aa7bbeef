package org.parlour.mixer.echo;

import static org.parlour.mixer.echo.EchoPath.BLOCK;

/**
 * Takes a sound apart into windows of 32 ms and puts it together again, 4 ms late: the windows rise slowly and fall
 * fast, so that they see much of the past and wait for little of the future (after Mauler and Martin 2007).
 */
final class Overlap {
    /** How late the sound is that comes out, in samples. */
    static final int LATE = 64;

    // Where in a window the samples begin that come out by it.
    private static final int FIRST = Fourier.SIZE - BLOCK - LATE;
    private static final int LAST = Fourier.SIZE - LATE;
    private static final float[] WINDOW = window();
    private static final float[] RISE = rise();

    private final float[] history = new float[Fourier.SIZE];
    private final float[] pending = new float[LATE];

    void take(float[] block) {
        System.arraycopy(history, BLOCK, history, 0, Fourier.SIZE - BLOCK);
        System.arraycopy(block, 0, history, Fourier.SIZE - BLOCK, BLOCK);
    }

    /** The window that ends with the block that was taken last. */
    void window(float[] window) {
        for (int i = 0; i < Fourier.SIZE; i++) {
            window[i] = WINDOW[i] * history[i];
        }
    }

    /** The power of a window as a part of that of its samples. */
    static float power() {
        float sum = 0;
        for (int i = 0; i < Fourier.SIZE; i++) {
            sum += WINDOW[i] * WINDOW[i];
        }
        return sum / Fourier.SIZE;
    }

    /** A block out of a window that was changed. */
    void weave(float[] window, float[] block) {
        for (int i = 0; i < LATE; i++) {
            block[i] = pending[i] + window[FIRST + i] * (RISE[i] / WINDOW[FIRST + i]);
            pending[i] = window[LAST + i] * WINDOW[LAST + i];
        }
        System.arraycopy(window, FIRST + LATE, block, LATE, BLOCK - LATE);
    }

    /** A block as it was taken. */
    void pass(float[] block) {
        for (int i = 0; i < LATE; i++) {
            block[i] = pending[i] + history[FIRST + i] * RISE[i];
            pending[i] = history[LAST + i] * (1 - RISE[i]);
        }
        System.arraycopy(history, FIRST + LATE, block, LATE, BLOCK - LATE);
    }

    private static float[] window() {
        float[] window = new float[Fourier.SIZE];
        int rising = FIRST + LATE;
        for (int i = 0; i < Fourier.SIZE; i++) {
            window[i] = i < rising
                    ? (float) Math.sin(Math.PI / 2 * (i + 0.5) / rising)
                    : i < LAST ? 1 : (float) Math.cos(Math.PI / 2 * (i - LAST + 0.5) / LATE);
        }
        return window;
    }

    private static float[] rise() {
        float[] rise = new float[LATE];
        for (int i = 0; i < LATE; i++) {
            double sine = Math.sin(Math.PI / 2 * (i + 0.5) / LATE);
            rise[i] = (float) (sine * sine);
        }
        return rise;
    }
}
