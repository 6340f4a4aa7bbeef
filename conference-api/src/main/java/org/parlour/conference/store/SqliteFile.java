package org.parlour.conference.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.parlour.conference.host.DurableFiles;
import org.parlour.conference.host.Refusal;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database file: opened with the promises the house makes, and told apart from others' files. */
final class SqliteFile {
    /** "PARL" in the header of the file (sqlite.org/fileformat2.html 1.3.10): a file of ours, whatever its name. */
    private static final int APPLICATION_ID = 0x5041524c;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path path;

    SqliteFile(Path path) {
        this.path = path;
    }

    /** The writer: every commit is on the disk when it returns, and begins by taking the one write lock. */
    StoreSession openWriter() throws SQLException, IOException, Refusal {
        if (!Files.exists(path)) {
            // Made here and not by SQLite, so that it is never readable by others; SQLite's -wal and -shm follow its
            // mode.
            Files.createFile(path, DurableFiles.mode(DurableFiles.OWNER_ONLY_FILE));
        }
        SQLiteConfig config = config();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        Connection connection = config.createConnection(url());
        try {
            claim(connection);
            return new StoreSession(connection);
        } catch (SQLException | Refusal failed) {
            connection.close();
            throw failed;
        }
    }

    /** A reader: sees the last commit before its transaction began, is never waited for, and cannot write. */
    StoreSession openReader() throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return new StoreSession(config.createConnection(url()));
    }

    /** A consistent copy, made within one read transaction, whoever writes meanwhile. */
    void copyTo(Path target) throws SQLException {
        try (Connection connection = config().createConnection(url());
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, target.toString());
            copy.execute();
        }
    }

    private void claim(Connection connection) throws SQLException, Refusal {
        int owner = number(connection, "pragma application_id");
        boolean empty = number(connection, "select count(*) from sqlite_schema") == 0;
        if (owner != APPLICATION_ID && !(owner == 0 && empty)) {
            throw new Refusal(
                    "The file " + path + " is the database of another program. Move it away, or set PARLOUR_DATA.");
        }
        if (owner == 0) {
            execute(connection, "pragma application_id = " + APPLICATION_ID);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.enforceForeignKeys(true);
        return config;
    }

    private String url() {
        return "jdbc:sqlite:" + path;
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** What a failure to open means to the admin. */
    Refusal refusal(Throwable failed) {
        SQLiteErrorCode code = sqliteCode(failed);
        String sentence =
                switch (code) {
                    case SQLITE_NOTADB ->
                        "The file " + path + " is not a database. Move it away, or put a backup in its place.";
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                        "The store " + path
                                + " is locked by another program. Stop whatever has it open, and start again.";
                    case SQLITE_FULL -> "The disk of the store " + path + " is full. Make room, and start again.";
                    default ->
                        "The store " + path + " cannot be opened (" + deepest(failed)
                                + "). If it is damaged, start from a backup.";
                };
        return new Refusal(sentence, failed);
    }

    private static SQLiteErrorCode sqliteCode(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                // Extended codes carry the plain one in their low byte (sqlite.org/rescode.html).
                return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
            }
        }
        return SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static String deepest(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Refusal.reason(cause).lines().findFirst().orElse("");
    }
}
