package org.parlour.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** The queue in front of the narrowest place: who waits how long, and who finds it full. */
final class Bottleneck {
    private record Waiting(long leavesNanos, int lengthBytes) {}

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long queuedBytes;
    private long freeNanos = Long.MIN_VALUE;

    boolean hasRoom(Bandwidth bandwidth, int lengthBytes, long nowNanos) {
        forgetThoseWhoLeft(nowNanos);
        return queue.isEmpty() || queuedBytes + lengthBytes <= bandwidth.queueBytes();
    }

    /** Puts a message at the end of the queue and says when its last bit is through. */
    long passNanos(Bandwidth bandwidth, int lengthBytes, long nowNanos) {
        long startNanos = Math.max(nowNanos, freeNanos);
        if (bandwidth.isUnlimited()) {
            return startNanos;
        }
        freeNanos = startNanos + bandwidth.serialisationNanos(lengthBytes);
        queue.addLast(new Waiting(freeNanos, lengthBytes));
        queuedBytes += lengthBytes;
        return freeNanos;
    }

    private void forgetThoseWhoLeft(long nowNanos) {
        while (!queue.isEmpty() && queue.getFirst().leavesNanos() <= nowNanos) {
            queuedBytes -= queue.removeFirst().lengthBytes();
        }
    }
}
