package org.parlour.conference.hearing;

import java.util.concurrent.TimeUnit;
import org.parlour.conference.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Writes what could not be written, and forgets who has not called for long. */
final class HearingSweep {
    private static final Logger LOG = LoggerFactory.getLogger(HearingSweep.class);

    private final HearingBook book;

    HearingSweep(HearingBook book) {
        this.book = book;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        book.flush();
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void forget() {
        try {
            book.forgetOutdated();
        } catch (StoreUnavailable busy) {
            LOG.debug("who has not called for long is forgotten in the next round", busy);
        }
    }
}
