package org.parlour.conference.trunks.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.parlour.conference.store.StoreWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** On PostgreSQL, as a house of several programs will have it, by the very migrations of SQLite. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class PostgresPlanTableTest extends PlanTableContract {
    private PostgresServer server;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        server = PostgresServer.start();
    }

    @AfterAll
    void end() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void migrate() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
            Flyway.configure()
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .locations("classpath:store/migration")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        }
    }

    @Override
    <T> T read(StoreWork<T> work) {
        return write(work);
    }

    /** Each in a transaction on a connection of its own. */
    @Override
    <T> T write(StoreWork<T> work) {
        try (Connection connection = server.connect()) {
            SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
            return new TransactionTemplate(new DataSourceTransactionManager(source))
                    .execute(status -> work.on(JdbcClient.create(source)));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
