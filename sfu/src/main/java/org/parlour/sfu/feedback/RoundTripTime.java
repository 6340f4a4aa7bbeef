package org.parlour.sfu.feedback;

/** How long it takes there and back, smoothed as RFC 6298 2.3 does. */
final class RoundTripTime {
    // Before anything was measured: most of the world, and no harm where it is less.
    private static final long FIRST_NANOS = 100_000_000L;
    private static final long LONGEST_NANOS = 1_500_000_000L;

    private boolean measured;
    private long nanos = FIRST_NANOS;

    void measured(long sampleNanos) {
        if (sampleNanos < 0 || sampleNanos > LONGEST_NANOS) {
            return;
        }
        nanos = measured ? nanos + (sampleNanos - nanos) / 8 : sampleNanos;
        measured = true;
    }

    boolean isMeasured() {
        return measured;
    }

    long nanos() {
        return nanos;
    }
}
