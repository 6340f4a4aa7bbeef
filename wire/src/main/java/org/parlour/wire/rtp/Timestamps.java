package org.parlour.wire.rtp;

/**
 * Arithmetic on 32-bit RTP timestamps and on the ticks of their clocks. A timestamp is an int whose
 * sign means nothing.
 */
public final class Timestamps {
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private Timestamps() {}

    /** From one to another in ticks, the short way round; half a round apart counts as behind. */
    public static int distance(int from, int to) {
        return to - from;
    }

    public static boolean isNewer(int timestamp, int than) {
        return distance(than, timestamp) > 0;
    }

    /** The 64-bit tick count of a timestamp: the one nearest to a count already known. */
    public static long extend(long nearTicks, int timestamp) {
        return nearTicks + distance((int) nearTicks, timestamp);
    }

    /** Whole ticks in so many nanoseconds, rounded down; exact for any length of time. */
    public static long ticks(long nanos, int clockRateHz) {
        return rescale(nanos, NANOS_A_SECOND, clockRateHz);
    }

    /** Nanoseconds in so many ticks, rounded down. */
    public static long nanos(long ticks, int clockRateHz) {
        return rescale(ticks, clockRateHz, NANOS_A_SECOND);
    }

    /** The same span on a clock of another rate, rounded down. */
    public static long convert(long ticks, int fromClockRateHz, int toClockRateHz) {
        return rescale(ticks, fromClockRateHz, toClockRateHz);
    }

    /** Whole seconds and the rest apart, because their product with a rate would overflow. */
    private static long rescale(long count, long fromHz, long toHz) {
        return Math.floorDiv(count, fromHz) * toHz + Math.floorMod(count, fromHz) * toHz / fromHz;
    }
}
