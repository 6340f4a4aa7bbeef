package org.parlour.sfu.loop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A task that waits for its moment. */
public final class LoopTimer {
    static final LoopTimer NEVER = new LoopTimer(CompletableFuture.completedFuture(null));

    private final Future<?> waiting;

    LoopTimer(Future<?> waiting) {
        this.waiting = waiting;
    }

    /** From any thread; on the timer's own loop the task surely does not run any more. */
    public void cancel() {
        waiting.cancel(/* mayInterruptIfRunning= */ false);
    }
}
