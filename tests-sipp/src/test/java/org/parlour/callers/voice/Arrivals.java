package org.parlour.callers.voice;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.simulation.Jitter;

/**
 * When packets of 20 ms arrive that a network delays: later than the quickest would, by a chance of each, by moments in
 * which nothing passes, and by a phone's clock that is not exact. None overtakes another; none is lost.
 *
 * @param driftMillionths by how much the phone's clock is slow
 * @param holds moments in which nothing passes; what waits comes at once when they are over
 */
record Arrivals(String words, Jitter jitter, double driftMillionths, Holds holds) {
    /**
     * @param shortestGapMillis and longestGapMillis from the end of one to the next
     * @param shortestMillis and longestMillis how long they last
     */
    record Holds(int shortestGapMillis, int longestGapMillis, int shortestMillis, int longestMillis) {
        static final Holds NONE = new Holds(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0);
    }

    static final long PACKET_NANOS = 20_000_000L;

    private static final long MILLI = 1_000_000L;

    static Arrivals even() {
        return new Arrivals("no jitter", Jitter.NONE, 0, Holds.NONE);
    }

    static Arrivals normal(int deviationMillis) {
        return new Arrivals(
                "normal, %d ms".formatted(deviationMillis),
                Jitter.bell(Duration.ofMillis(deviationMillis)),
                0,
                Holds.NONE);
    }

    static Arrivals drift(int millionths) {
        return new Arrivals("clock %+d ppm".formatted(-millionths), Jitter.NONE, millionths, Holds.NONE);
    }

    /** A mobile network: 10 ms of normal jitter, and every 5 to 15 s nothing for 200 to 400 ms. */
    static Arrivals mobile() {
        return new Arrivals(
                "mobile: normal, 10 ms; held for 200–400 ms every 5–15 s",
                Jitter.bell(Duration.ofMillis(10)),
                0,
                new Holds(5_000, 15_000, 200, 400));
    }

    /** A wireless network whose station is looked for again and again: 3 ms, and 60 to 140 ms without a packet. */
    static Arrivals wireless() {
        return new Arrivals(
                "WLAN: normal, 3 ms; held for 60–140 ms every 0.3–2 s",
                Jitter.bell(Duration.ofMillis(3)),
                0,
                new Holds(300, 2_000, 60, 140));
    }

    /** A wireless network that saves power: packets come in clumps only. */
    static Arrivals clumps() {
        return new Arrivals("WLAN in clumps: a gate opens every 160–300 ms", Jitter.NONE, 0, new Holds(0, 0, 160, 300));
    }

    /** How late each packet comes beyond the quickest way, counted from when it was sent. */
    long[] latenessNanos(int packets, long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long[] lateness = new long[packets];
        long holdBegins = gapNanos(chance);
        long holdEnds = holdBegins + holdNanos(chance);
        long lastNanos = 0;
        for (int i = 0; i < packets; i++) {
            long sentNanos = sentNanos(i);
            long nanos = sentNanos + jitter.drawNanos(chance);
            while (!holds.equals(Holds.NONE) && nanos >= holdEnds) {
                holdBegins = holdEnds + gapNanos(chance);
                holdEnds = holdBegins + holdNanos(chance);
            }
            lastNanos = Math.max(lastNanos, nanos >= holdBegins ? holdEnds : nanos);
            lateness[i] = lastNanos - sentNanos;
        }
        return lateness;
    }

    long sentNanos(int packet) {
        return (long) (packet * PACKET_NANOS * (1 + driftMillionths / 1e6));
    }

    private long gapNanos(RandomGenerator chance) {
        return between(chance, holds.shortestGapMillis(), holds.longestGapMillis());
    }

    private long holdNanos(RandomGenerator chance) {
        return between(chance, holds.shortestMillis(), holds.longestMillis());
    }

    private static long between(RandomGenerator chance, int least, int most) {
        return MILLI * least + (long) (chance.nextDouble() * MILLI * (most - least));
    }
}
