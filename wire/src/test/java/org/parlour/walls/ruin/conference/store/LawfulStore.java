package org.parlour.walls.ruin.conference.store;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;

/** SQL in the store, time from a clock that came in. */
public record LawfulStore(Connection connection, Clock clock) {
    public Instant now() {
        return clock.instant();
    }
}
