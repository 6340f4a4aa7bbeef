package org.parlour.mixer.g722;

/** The 24 taps that part the bands and join them (table 4/G.722), as two rows of twelve, each the other backwards. */
final class BandFilter {
    /** Samples of each row that a result needs besides the newest. */
    static final int HISTORY = 11;

    /** Pairs of samples that are filtered at a time: 20 ms. */
    static final int MOST_PAIRS = 160;

    private static final int[] TAPS = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

    private BandFilter() {}

    static void forwards(int[] samples, int[] sums, int count) {
        filter(samples, sums, count, 0, 1);
    }

    static void backwards(int[] samples, int[] sums, int count) {
        filter(samples, sums, count, HISTORY, -1);
    }

    private static void filter(int[] samples, int[] sums, int count, int first, int direction) {
        for (int i = 0; i < count; i++) {
            sums[i] = 0;
        }
        for (int tap = 0; tap <= HISTORY; tap++) {
            int weight = TAPS[first + direction * tap];
            for (int i = 0; i < count; i++) {
                sums[i] += weight * samples[tap + i];
            }
        }
    }
}
