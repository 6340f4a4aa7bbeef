package org.parlour.proof;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts what a step allocates in steady state.
 *
 * <p>Best of several windows: the compiler may still be at work in the first ones, and a window in
 * which it replaced a method counts objects that compiled code no longer makes.
 */
public final class Allocation {
    private static final int WARM_UP_STEPS = 40_000;
    private static final int WINDOWS = 12;
    private static final int STEPS_PER_WINDOW = 10_000;
    // A probe of the counter itself may charge a few bytes to a window; a byte a packet would be
    // 10,000.
    private static final long NOISE_BYTES_PER_WINDOW = 2_000;

    private Allocation() {}

    /**
     * Bytes that one step allocates on this thread, as a whole number; 0 in steady state is the
     * aim.
     */
    public static long bytesPerStep(Runnable step) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        for (int i = 0; i < WARM_UP_STEPS; i++) {
            step.run();
        }
        long best = Long.MAX_VALUE;
        for (int window = 0; window < WINDOWS; window++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < STEPS_PER_WINDOW; i++) {
                step.run();
            }
            best = Math.min(best, threads.getThreadAllocatedBytes(thread) - before);
        }
        return best <= NOISE_BYTES_PER_WINDOW ? 0 : Math.ceilDiv(best, STEPS_PER_WINDOW);
    }
}
