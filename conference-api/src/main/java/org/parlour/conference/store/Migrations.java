package org.parlour.conference.store;

import java.sql.Connection;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.parlour.conference.host.Refusal;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings the tables to the shape this program knows. Each step and its entry in the history are one
 * transaction, so that a kill in between leaves the step undone, to be done again.
 */
final class Migrations {
    static final String LOCATION = "classpath:store/migration";

    private Migrations() {}

    static void bringUp(Connection connection) throws Refusal {
        Flyway flyway = Flyway.configure()
                .dataSource(new SingleConnectionDataSource(connection, true))
                .locations(LOCATION)
                .failOnMissingLocations(true)
                .load();
        flyway.migrate();
        boolean fromTheFuture = Arrays.stream(flyway.info().applied())
                .anyMatch(step -> step.getState() == MigrationState.FUTURE_SUCCESS);
        if (fromTheFuture) {
            throw new Refusal(
                    "The store was written by a newer Parlour. Start that one, or start from a backup of before.");
        }
    }
}
