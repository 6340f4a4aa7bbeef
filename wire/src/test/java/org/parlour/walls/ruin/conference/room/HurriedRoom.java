package org.parlour.walls.ruin.conference.room;

import java.sql.Connection;
import java.time.Instant;

/** Reads the wall clock, and SQL outside the store. */
public record HurriedRoom(Connection connection) {
    public Instant opensNow() {
        return Instant.now();
    }

    public long closesNow() {
        return System.currentTimeMillis();
    }
}
