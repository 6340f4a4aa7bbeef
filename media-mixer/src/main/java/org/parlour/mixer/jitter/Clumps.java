package org.parlour.mixer.jitter;

/**
 * Tells a network that lets packets go in clumps from one that was late once: two packets that come very
 * late in one second, with time between them, or one in the first second of a stream.
 */
final class Clumps {
    private static final int LATE_TICKS = 100 * 8;
    // Packets of one clump come together.
    private static final int APART_TICKS = 80 * 8;
    private static final int RECUR_TICKS = 1_000 * 8;

    private boolean heard;
    private long lateAtTicks;

    void restart() {
        heard = false;
    }

    /** A packet has come; whether it makes clear that there will be more such clumps. */
    boolean recur(long lateTicks, long nowTicks) {
        if (!heard) {
            // The stream's first packet stands for a late one: at the start more delay costs nobody a sound.
            heard = true;
            lateAtTicks = nowTicks - APART_TICKS;
        }
        if (lateTicks < LATE_TICKS) {
            return false;
        }
        long sinceTicks = nowTicks - lateAtTicks;
        if (sinceTicks >= APART_TICKS) {
            lateAtTicks = nowTicks;
        }
        return sinceTicks >= APART_TICKS && sinceTicks < RECUR_TICKS;
    }
}
