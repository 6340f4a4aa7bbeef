package org.parlour.sip.media;

import java.util.random.RandomGenerator;

/**
 * When to send a report (RFC 3550 6.2, 6.3).
 *
 * <p>A call has two members, and a report takes less than the bandwidth they may spend in five
 * seconds, so the interval is the minimum, times chance. The timer is not reconsidered, which only
 * matters where many join at once, so its compensation of e − 3/2 is left out as well.
 */
final class RtcpSchedule {
    static final long MINIMUM_NANOS = 5_000_000_000L;

    private final RandomGenerator chance;
    private long nextNanos = Long.MAX_VALUE;

    RtcpSchedule(RandomGenerator chance) {
        this.chance = chance;
    }

    /** RFC 3550 6.2: the first one may come after half the minimum, so that names are known soon. */
    void begin(long nowNanos) {
        if (nextNanos == Long.MAX_VALUE) {
            nextNanos = nowNanos + drawn(MINIMUM_NANOS / 2);
        }
    }

    boolean isDue(long nowNanos) {
        return nextNanos != Long.MAX_VALUE && nowNanos - nextNanos >= 0;
    }

    void sent(long nowNanos) {
        nextNanos = nowNanos + drawn(MINIMUM_NANOS);
    }

    void end() {
        nextNanos = Long.MAX_VALUE;
    }

    // RFC 3550 6.3.1: half to one and a half of the interval, so that reports of many calls spread.
    private long drawn(long intervalNanos) {
        return (long) (intervalNanos * (0.5 + chance.nextDouble()));
    }

    long nextDeadlineNanos() {
        return nextNanos;
    }
}
