package org.parlour.simulation;

import java.time.Duration;

/**
 * A gate that opens for a moment, lets through all that waits, in order, and shuts again: what power
 * saving, roaming and scanning do to Wi-Fi.
 *
 * @param shortest the least time from one opening to the next
 * @param longest the most
 */
public record Clumping(Duration shortest, Duration longest) {
    /** The gate is always open. */
    public static final Clumping NONE = new Clumping(Duration.ZERO, Duration.ZERO);

    /** Frames of 20 ms arrive by eights to fifteens, every 160 to 300 ms. */
    public static final Clumping WIFI = new Clumping(Duration.ofMillis(160), Duration.ofMillis(300));

    public Clumping {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("a gate opens after a time that is not negative, the longest last");
        }
    }
}
