package org.parlour.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What happens to messages in one direction. A message passes the MTU, the bandwidth's queue, the loss, then delay and
 * jitter, a detour perhaps, and the gate of the clumps last.
 *
 * @param delay what every message needs at least
 * @param duplicateRatio how many arrive twice, each copy with a fate of its own from there on
 * @param corruptRatio how many arrive with an error in them
 * @param mtuBytes what is longer is dropped: nothing here fragments
 */
public record NetworkConditions(
        Duration delay,
        Jitter jitter,
        Loss loss,
        Reorder reorder,
        double duplicateRatio,
        double corruptRatio,
        Bandwidth bandwidth,
        int mtuBytes,
        Clumping clumping) {
    /** Everything arrives, at once, as it was sent. */
    public static final NetworkConditions PERFECT = new NetworkConditions(
            Duration.ZERO,
            Jitter.NONE,
            Loss.NONE,
            Reorder.NONE,
            0,
            0,
            Bandwidth.UNLIMITED,
            Integer.MAX_VALUE,
            Clumping.NONE);

    /** A wire in a house. */
    public static final NetworkConditions LAN =
            PERFECT.withDelay(Duration.ofNanos(300_000)).withJitter(Jitter.bell(Duration.ofNanos(100_000)));

    /** A telephone on 4G, on the move. */
    public static final NetworkConditions MOBILE = PERFECT.withDelay(Duration.ofMillis(45))
            .withJitter(Jitter.heavyTail(Duration.ofMillis(15), Duration.ofMillis(400)))
            .withLoss(Loss.bursts(0.01, 3))
            .withReorder(new Reorder(0.002, Duration.ofMillis(25)))
            .withMtuBytes(1_400);

    /** Wi-Fi that holds frames back and lets them go in clumps. */
    public static final NetworkConditions CLUMPING_WIFI = PERFECT.withDelay(Duration.ofMillis(15))
            .withLoss(Loss.bursts(0.005, 2))
            .withClumping(Clumping.WIFI);

    public NetworkConditions {
        Ratio.check("a share of duplicates", duplicateRatio);
        Ratio.check("a share of errors", corruptRatio);
        if (delay.isNegative() || mtuBytes <= 0) {
            throw new IllegalArgumentException("a delay is not negative, an MTU positive");
        }
    }

    /**
     * Conditions as chance has them, from calm to hard, so that a test over many seeds meets combinations that nobody
     * thought of. Every message still has a fair chance to arrive: at most 20 % are lost on the way.
     */
    public static NetworkConditions drawn(RandomGenerator chance) {
        NetworkConditions drawn = PERFECT.withDelay(Duration.ofMillis(chance.nextInt(200)))
                .withJitter(
                        chance.nextBoolean()
                                ? Jitter.uniform(Duration.ofMillis(chance.nextInt(60)))
                                : Jitter.heavyTail(Duration.ofMillis(chance.nextInt(20)), Duration.ofMillis(500)))
                .withLoss(
                        chance.nextBoolean()
                                ? Loss.scattered(chance.nextDouble(0.2))
                                : Loss.bursts(chance.nextDouble(0.2), chance.nextDouble(1, 5)));
        if (chance.nextBoolean()) {
            drawn = drawn.withReorder(new Reorder(chance.nextDouble(0.2), Duration.ofMillis(chance.nextInt(150))));
        }
        if (chance.nextBoolean()) {
            drawn = drawn.withDuplicateRatio(chance.nextDouble(0.2));
        }
        if (chance.nextInt(4) == 0) {
            drawn = drawn.withBandwidth(
                    new Bandwidth(chance.nextLong(64_000, 2_000_000), chance.nextInt(8_000, 64_000)));
        }
        return chance.nextInt(4) == 0 ? drawn.withClumping(Clumping.WIFI) : drawn;
    }

    public NetworkConditions withDelay(Duration delay) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }

    public NetworkConditions withJitter(Jitter jitter) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }

    public NetworkConditions withLoss(Loss loss) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }

    public NetworkConditions withReorder(Reorder reorder) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }

    public NetworkConditions withDuplicateRatio(double duplicateRatio) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }

    public NetworkConditions withCorruptRatio(double corruptRatio) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }

    public NetworkConditions withBandwidth(Bandwidth bandwidth) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }

    public NetworkConditions withMtuBytes(int mtuBytes) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }

    public NetworkConditions withClumping(Clumping clumping) {
        return new NetworkConditions(
                delay, jitter, loss, reorder, duplicateRatio, corruptRatio, bandwidth, mtuBytes, clumping);
    }
}
