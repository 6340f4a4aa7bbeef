package org.parlour.conference.room;

import java.util.concurrent.TimeUnit;
import org.parlour.conference.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Ends the waiting of kept seats when its time has come. */
final class RoomSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RoomSweep.class);

    private final PhoneRooms rooms;

    RoomSweep(PhoneRooms rooms) {
        this.rooms = rooms;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        rooms.sweep();
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void forget() {
        try {
            rooms.forget();
        } catch (StoreUnavailable busy) {
            // What is too old opens nothing anyway, and the next round takes it with it.
            LOG.debug("old ways back stay until the next round", busy);
        }
    }
}
