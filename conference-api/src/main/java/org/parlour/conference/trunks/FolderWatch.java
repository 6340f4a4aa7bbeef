package org.parlour.conference.trunks;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folder of plans each second, on a thread of its own: a shared folder whose server is gone holds whoever looks
 * at it, and nobody else.
 */
final class FolderWatch implements AutoCloseable {
    private static final int SECONDS_BETWEEN_LOOKS = 1;
    private static final int FAREWELL_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final PlanBook book;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dialplan").factory());
    private final ScheduledFuture<?> looks;
    private boolean isTroubled;

    FolderWatch(PlanBook book) {
        this.book = book;
        this.looks = thread.scheduleWithFixedDelay(
                this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            book.look();
            isTroubled = false;
        } catch (RuntimeException failed) {
            // The store is busy or its disk full; said once, and tried again with the next look.
            if (!isTroubled) {
                LOG.error("The folder of dial plans was looked at in vain; what holds, holds on.", failed);
            }
            isTroubled = true;
        }
    }

    @Override
    public void close() {
        looks.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A look at the folder of dial plans does not end, and is left behind.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
