package org.parlour.simulation;

import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The moments at which a clumping link lets its messages through.
 *
 * <p>They are kept as a timetable, because a message on a detour asks for a late opening before others ask for earlier
 * ones.
 */
final class Gate {
    private static final int KEPT_OPENINGS = 64;

    private final RandomGenerator chance;
    private final TreeSet<Long> openingsNanos = new TreeSet<>();

    Gate(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The first opening at or after the moment at which a message reached the gate. */
    long passNanos(Clumping clumping, long reachedNanos) {
        long longestNanos = clumping.longest().toNanos();
        if (longestNanos == 0) {
            return reachedNanos;
        }
        if (openingsNanos.isEmpty() || openingsNanos.last() < reachedNanos - longestNanos) {
            // Nobody was here for a while: the gate is somewhere in its rhythm.
            openingsNanos.add(reachedNanos - chance.nextLong(longestNanos + 1));
        }
        while (openingsNanos.last() < reachedNanos) {
            long pause = chance.nextLong(clumping.shortest().toNanos(), longestNanos + 1);
            openingsNanos.add(openingsNanos.last() + Math.max(1, pause));
        }
        while (openingsNanos.size() > KEPT_OPENINGS) {
            openingsNanos.removeFirst();
        }
        Long opening = openingsNanos.ceiling(reachedNanos);
        return opening == null ? reachedNanos : opening;
    }
}
