package org.parlour.sfu.signal;

import java.time.Duration;
import java.util.List;

/** When the lines of a room's telephones are told: where they have changed, and at most every {@link #EVERY}. */
final class LineTelling {
    static final Duration EVERY = Duration.ofSeconds(2);

    private List<PhoneLine> now = List.of();
    private List<PhoneLine> told = List.of();
    private boolean begun;
    private long notBeforeNanos;

    void are(List<PhoneLine> lines) {
        now = List.copyOf(lines);
    }

    List<PhoneLine> told() {
        return told;
    }

    /** When there is something to tell. */
    long dueNanos() {
        return now.equals(told) ? Visit.NEVER : begun ? notBeforeNanos : Long.MIN_VALUE;
    }

    /** True where it is to be told now; then it has been. */
    boolean isDue(long nowNanos) {
        if (dueNanos() > nowNanos) {
            return false;
        }
        begun = true;
        told = now;
        notBeforeNanos = nowNanos + EVERY.toNanos();
        return true;
    }
}
