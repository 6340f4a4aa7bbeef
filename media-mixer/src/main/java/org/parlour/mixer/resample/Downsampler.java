package org.parlour.mixer.resample;

import static org.parlour.mixer.resample.HalfBand.HISTORY;
import static org.parlour.mixer.resample.HalfBand.PAIRS;

/** From 16 to 8 kHz, frame by frame, 1.4 ms late. */
public final class Downsampler {
    /** Samples at 8 kHz that one call makes at most: 20 ms. */
    public static final int MOST = 160;

    private final float[] even = new float[HISTORY + MOST];
    private final float[] odd = new float[HISTORY + MOST];
    private final float[] sums = new float[MOST];

    /** Reads twice as many samples as it writes; {@code count} are written. */
    public void downsample(short[] wide, int from, int count, short[] narrow, int to) {
        for (int i = 0; i < count; i++) {
            even[HISTORY + i] = wide[from + 2 * i];
            odd[HISTORY + i] = wide[from + 2 * i + 1];
        }
        HalfBand.sumPairs(odd, sums, count);
        for (int i = 0; i < count; i++) {
            // Half of the gain comes from the middle tap, half from the pairs.
            narrow[to + i] = HalfBand.rounded((even[HISTORY - (PAIRS - 1) + i] + sums[i]) / 2);
        }
        System.arraycopy(even, count, even, 0, HISTORY);
        System.arraycopy(odd, count, odd, 0, HISTORY);
    }

    /** Goes on where another one stands, so that a listener can change over without a click. */
    public void continueFrom(Downsampler other) {
        System.arraycopy(other.even, 0, even, 0, HISTORY);
        System.arraycopy(other.odd, 0, odd, 0, HISTORY);
    }
}
