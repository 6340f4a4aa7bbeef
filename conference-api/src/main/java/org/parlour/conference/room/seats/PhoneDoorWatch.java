package org.parlour.conference.room.seats;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/** Since when no telephone can come in, where none can. */
final class PhoneDoorWatch {
    private final BooleanSupplier open;
    private final InstantSource clock;
    private @Nullable Instant closedSince;

    /** @param open whether the house listens for calls */
    PhoneDoorWatch(BooleanSupplier open, InstantSource clock) {
        this.open = open;
        this.clock = clock;
        look();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    synchronized void look() {
        if (open.getAsBoolean()) {
            closedSince = null;
        } else if (closedSince == null) {
            closedSince = clock.instant();
        }
    }

    /** Null where they can. */
    synchronized @Nullable Instant closedSince() {
        look();
        return closedSince;
    }
}
