package org.parlour.mixer.g722;

import static org.parlour.mixer.g722.BandFilter.HISTORY;
import static org.parlour.mixer.g722.BandFilter.MOST_PAIRS;

import java.util.Arrays;

/** Parts 16 kHz into two bands of 8 kHz, 15 bits each (G.722 3.1). */
final class Analysis {
    private static final int MOST = 16_383;

    private final int[] earlier = new int[HISTORY + MOST_PAIRS];
    private final int[] later = new int[HISTORY + MOST_PAIRS];
    private final int[] earlierSums = new int[MOST_PAIRS];
    private final int[] laterSums = new int[MOST_PAIRS];

    /** @param pairs 20 ms at most */
    void part(short[] samples, int from, int pairs, int[] lower, int[] upper) {
        for (int i = 0; i < pairs; i++) {
            earlier[HISTORY + i] = samples[from + 2 * i];
            later[HISTORY + i] = samples[from + 2 * i + 1];
        }
        BandFilter.forwards(earlier, earlierSums, pairs);
        BandFilter.backwards(later, laterSums, pairs);
        for (int i = 0; i < pairs; i++) {
            lower[i] = limited((laterSums[i] + earlierSums[i]) >> 14);
            upper[i] = limited((laterSums[i] - earlierSums[i]) >> 14);
        }
        System.arraycopy(earlier, pairs, earlier, 0, HISTORY);
        System.arraycopy(later, pairs, later, 0, HISTORY);
    }

    private static int limited(int value) {
        return Math.max(-MOST - 1, Math.min(MOST, value));
    }

    void reset() {
        Arrays.fill(earlier, 0);
        Arrays.fill(later, 0);
    }

    void copyFrom(Analysis other) {
        System.arraycopy(other.earlier, 0, earlier, 0, HISTORY);
        System.arraycopy(other.later, 0, later, 0, HISTORY);
    }
}
