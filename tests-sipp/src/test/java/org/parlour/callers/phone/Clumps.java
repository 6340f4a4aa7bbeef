package org.parlour.callers.phone;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A gate that opens every 160 to 300 ms and lets through all that waits, in order; or always, when it is not used. */
final class Clumps {
    private static final long SHORTEST_NANOS = 160_000_000;
    private static final long LONGEST_NANOS = 300_000_000;

    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final RandomGenerator random;
    private final boolean used;
    private long opensAtNanos;

    Clumps(RandomGenerator random, boolean used, long nowNanos) {
        this.random = random;
        this.used = used;
        this.opensAtNanos = nowNanos;
    }

    void add(byte[] packet) {
        waiting.add(packet);
    }

    /** What may leave now; null when nothing may. */
    byte @Nullable [] poll(long nowNanos) {
        if (!used || nowNanos >= opensAtNanos) {
            byte[] packet = waiting.poll();
            if (packet != null) {
                return packet;
            }
            opensAtNanos = used ? nowNanos + random.nextLong(SHORTEST_NANOS, LONGEST_NANOS) : opensAtNanos;
        }
        return null;
    }

    long nextDeadlineNanos() {
        return used && !waiting.isEmpty() ? opensAtNanos : Long.MAX_VALUE;
    }
}
