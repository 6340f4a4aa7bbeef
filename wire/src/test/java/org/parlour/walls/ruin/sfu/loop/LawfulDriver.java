package org.parlour.walls.ruin.sfu.loop;

/** A driver may read the clock and start threads. */
public final class LawfulDriver {
    public long start() {
        Thread.ofVirtual().start(() -> {});
        return System.nanoTime();
    }
}
