package org.parlour.mixer.g722;

import static org.parlour.mixer.g722.BandFilter.HISTORY;
import static org.parlour.mixer.g722.BandFilter.MOST_PAIRS;

import java.util.Arrays;

/** Joins two bands of 8 kHz to 16 kHz (G.722 4.4). */
final class Synthesis {
    private final int[] sums = new int[HISTORY + MOST_PAIRS];
    private final int[] differences = new int[HISTORY + MOST_PAIRS];
    private final int[] earlier = new int[MOST_PAIRS];
    private final int[] later = new int[MOST_PAIRS];

    /** @param pairs 20 ms at most */
    void join(short[] lower, short[] upper, int from, int pairs, short[] samples, int at) {
        for (int i = 0; i < pairs; i++) {
            sums[HISTORY + i] = lower[from + i] + upper[from + i];
            differences[HISTORY + i] = lower[from + i] - upper[from + i];
        }
        BandFilter.backwards(differences, earlier, pairs);
        BandFilter.forwards(sums, later, pairs);
        for (int i = 0; i < pairs; i++) {
            samples[at + 2 * i] = (short) Predictor.saturated(earlier[i] >> 11);
            samples[at + 2 * i + 1] = (short) Predictor.saturated(later[i] >> 11);
        }
        System.arraycopy(sums, pairs, sums, 0, HISTORY);
        System.arraycopy(differences, pairs, differences, 0, HISTORY);
    }

    void reset() {
        Arrays.fill(sums, 0);
        Arrays.fill(differences, 0);
    }
}
