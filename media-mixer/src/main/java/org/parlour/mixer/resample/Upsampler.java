package org.parlour.mixer.resample;

import static org.parlour.mixer.resample.HalfBand.HISTORY;
import static org.parlour.mixer.resample.HalfBand.PAIRS;

/** From 8 to 16 kHz, frame by frame, 1.4 ms late. */
public final class Upsampler {
    /** Samples at 8 kHz that one call takes at most: 20 ms. */
    public static final int MOST = 160;

    private final float[] samples = new float[HISTORY + MOST];
    private final float[] sums = new float[MOST];

    /** Writes twice as many samples as it reads. */
    public void upsample(short[] narrow, int from, int count, short[] wide, int to) {
        take(narrow, from, count);
        HalfBand.sumPairs(samples, sums, count);
        for (int i = 0; i < count; i++) {
            wide[to + 2 * i] = HalfBand.rounded(sums[i]);
            wide[to + 2 * i + 1] = (short) samples[HISTORY - (PAIRS - 1) + i];
        }
        age(count);
    }

    /** Remembers samples of which nobody wants to hear, so that the next ones follow without a click. */
    public void skip(short[] narrow, int from, int count) {
        take(narrow, from, count);
        age(count);
    }

    private void take(short[] narrow, int from, int count) {
        for (int i = 0; i < count; i++) {
            samples[HISTORY + i] = narrow[from + i];
        }
    }

    private void age(int count) {
        System.arraycopy(samples, count, samples, 0, HISTORY);
    }
}
