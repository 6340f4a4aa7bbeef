package org.parlour.conference.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** One connection, used by one thread at a time, one transaction after the other. */
final class StoreSession implements AutoCloseable {
    private final Connection connection;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    StoreSession(Connection connection) {
        this.connection = connection;
        SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
        this.sql = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    <T extends @Nullable Object> T run(StoreWork<T> work) {
        return transaction.execute(status -> work.on(sql));
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
