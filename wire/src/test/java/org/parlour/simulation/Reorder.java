package org.parlour.simulation;

import java.time.Duration;

/**
 * Some messages take the long way round, and those sent after them may come first.
 *
 * @param ratio how many of them
 * @param detour by how much that way is longer
 */
public record Reorder(double ratio, Duration detour) {
    public static final Reorder NONE = new Reorder(0, Duration.ZERO);

    public Reorder {
        Ratio.check("a share of detours", ratio);
    }
}
