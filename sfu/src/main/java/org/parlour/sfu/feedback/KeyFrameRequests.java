package org.parlour.sfu.feedback;

/**
 * Merges everybody's wish for a key frame of one stream. The first goes out at once; those that come before the answer
 * can be here are answered by it.
 *
 * <p>Whoever still wants one asks again, so nothing is repeated here: an encoder that is asked twice sends two.
 */
final class KeyFrameRequests {
    static final long NEVER = Long.MAX_VALUE;

    private static final long LEAST_PAUSE_NANOS = 150_000_000L;
    private static final long MOST_PAUSE_NANOS = 600_000_000L;
    private static final long ENCODING_NANOS = 50_000_000L;

    private boolean wanted;
    private boolean sent;
    private long sentNanos;
    private long merged;
    private long requests;

    void want() {
        merged += wanted ? 1 : 0;
        wanted = true;
    }

    /** A key frame has begun to arrive: whoever waited for one has it. */
    void arrived() {
        wanted = false;
    }

    boolean takeDue(long nowNanos, long roundTripNanos) {
        if (!wanted || nowNanos < nextDeadlineNanos(roundTripNanos)) {
            return false;
        }
        wanted = false;
        sent = true;
        sentNanos = nowNanos;
        requests++;
        return true;
    }

    long nextDeadlineNanos(long roundTripNanos) {
        if (!wanted) {
            return NEVER;
        }
        return sent
                ? sentNanos + Math.clamp(roundTripNanos + ENCODING_NANOS, LEAST_PAUSE_NANOS, MOST_PAUSE_NANOS)
                : Long.MIN_VALUE;
    }

    long requests() {
        return requests;
    }

    long merged() {
        return merged;
    }
}
