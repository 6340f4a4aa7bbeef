package org.parlour.sfu.netty;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets packets gather: a loop asks the kernel at most once in a millisecond. A hundred telephones whose packets come one by
 * one would wake it five thousand times a second, and being woken costs more than what is done then. A loop that was left in
 * peace for so long is woken at once.
 */
final class Gathering implements SelectStrategy {
    /** What it may cost a packet, a timer or a task of another thread. */
    static final long REST_NANOS = 1_000_000;

    private long askedNanos = System.nanoTime() - REST_NANOS;

    @Override
    public int calculateStrategy(IntSupplier readyNow, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return readyNow.get();
        }
        long restNanos = askedNanos + REST_NANOS - System.nanoTime();
        if (restNanos > 0) {
            LockSupport.parkNanos(restNanos);
        }
        askedNanos = System.nanoTime();
        return SELECT;
    }
}
