package org.parlour.callers.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;

/** What the threads of loops have used since they began, the kernel's work for them included. */
final class LoopThreads {
    /**
     * @param cpuNanos in and outside the kernel
     * @param userNanos outside the kernel; it is told in steps of 10 ms
     * @param garbageBytes all that they allocated
     */
    record Use(long cpuNanos, long userNanos, long garbageBytes) {
        Use since(Use before) {
            return new Use(
                    cpuNanos - before.cpuNanos, userNanos - before.userNanos, garbageBytes - before.garbageBytes);
        }
    }

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] ids;

    LoopThreads(MediaLoops loops) {
        ids = loops.all().stream().mapToLong(LoopThreads::id).toArray();
    }

    private static long id(MediaLoop loop) {
        CompletableFuture<Long> id = new CompletableFuture<>();
        loop.execute(() -> id.complete(Thread.currentThread().threadId()));
        return id.join();
    }

    Use use() {
        long cpuNanos = 0;
        long userNanos = 0;
        long garbageBytes = 0;
        for (long id : ids) {
            cpuNanos += threads.getThreadCpuTime(id);
            userNanos += threads.getThreadUserTime(id);
            garbageBytes += threads.getThreadAllocatedBytes(id);
        }
        return new Use(cpuNanos, userNanos, garbageBytes);
    }
}
