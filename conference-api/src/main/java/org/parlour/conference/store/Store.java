package org.parlour.conference.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.host.DurableFiles;
import org.parlour.conference.host.Refusal;

/**
 * Everything durable. One writer, so that no write ever waits for a lock held by another; a few
 * readers, who never wait for it. What {@link #write} returned from is on the disk.
 */
public final class Store implements AutoCloseable {
    public static final String FILE = "parlour.db";
    private static final int READERS = 2;

    /** A second's worth of commits on a slow disk: who would wait longer is better told so. */
    private static final int WRITES_LIMIT = 256;

    /** A second's worth of reads of a program that has just started, while two hundred calls a second come in. */
    private static final int READS_LIMIT = 2_048;

    private final StoreLane writer;
    private final StoreLane readers;

    private Store(StoreSession writing, List<StoreSession> reading) {
        this.writer = new StoreLane("store-writer", List.of(writing), WRITES_LIMIT);
        this.readers = new StoreLane("store-reader", reading, READS_LIMIT);
    }

    /** Opens the store of a data folder, making or migrating it as needed. */
    public static Store open(Path dataFolder) throws Refusal {
        SqliteFile file = new SqliteFile(dataFolder.resolve(FILE));
        List<StoreSession> opened = new ArrayList<>();
        try {
            StoreSession writing = file.openWriter();
            opened.add(writing);
            Migrations.bringUp(writing.connection());
            for (int i = 0; i < READERS; i++) {
                opened.add(file.openReader());
            }
            return new Store(writing, opened.subList(1, opened.size()));
        } catch (IOException | SQLException | FlywayException failed) {
            throw closeAll(opened, file.refusal(failed));
        } catch (Refusal refused) {
            throw closeAll(opened, refused);
        }
    }

    /** Runs in one transaction that sees a single moment, beside other readers and the writer. */
    public <T extends @Nullable Object> T read(StoreWork<T> work) {
        return readers.call(work);
    }

    /** Runs alone, in one transaction: committed when it returns, undone when it throws. */
    public <T extends @Nullable Object> T write(StoreWork<T> work) {
        return writer.call(work);
    }

    /** As {@link #read(StoreWork)}, for those who may not wait; the answer comes once, on whatever thread has it. */
    public <T> void read(StoreWork<T> work, Consumer<StoreAnswer<T>> then) {
        readers.call(work, then);
    }

    /** As {@link #write(StoreWork)}, for those who may not wait; the answer comes once, on whatever thread has it. */
    public <T> void write(StoreWork<T> work, Consumer<StoreAnswer<T>> then) {
        writer.call(work, then);
    }

    /** Whether both lanes answer within the time given, each. */
    public boolean answers(Duration patience) {
        StoreWork<Integer> question =
                sql -> sql.sql("select 1").query(Integer.class).single();
        try {
            readers.call(question, patience);
            writer.call(question, patience);
            return true;
        } catch (TimeoutException | RuntimeException silent) {
            return false;
        }
    }

    public StoreCounters counters() {
        return new StoreCounters(
                readers.done(),
                writer.done(),
                readers.refused() + writer.refused(),
                readers.abandoned() + writer.abandoned(),
                readers.waitingNow() + writer.waitingNow());
    }

    /**
     * A consistent copy of a data folder's store, made by any process, while another serves from it or not.
     *
     * @throws Refusal when there is no store, or it cannot be copied
     */
    public static void copy(Path dataFolder, Path targetFolder) throws Refusal {
        Path source = dataFolder.resolve(FILE);
        Path target = targetFolder.resolve(FILE);
        if (!Files.exists(source)) {
            throw new Refusal(
                    "There is no store in " + dataFolder + " to copy. Set PARLOUR_DATA to the data directory.");
        }
        SqliteFile file = new SqliteFile(source);
        try {
            Files.createFile(target, DurableFiles.mode(DurableFiles.OWNER_ONLY_FILE));
            file.copyTo(target);
            DurableFiles.sync(target);
        } catch (IOException | SQLException failed) {
            throw new Refusal("The store " + source + " cannot be copied (" + Refusal.reason(failed) + ").", failed);
        }
    }

    /** The last connection to close writes everything into the file itself, and takes its -wal away. */
    @Override
    public void close() throws IOException {
        try {
            readers.close();
            writer.close();
        } catch (SQLException failed) {
            // What crosses this door is not SQL's.
            throw new IOException("the store did not close", failed);
        }
    }

    private static Refusal closeAll(List<StoreSession> opened, Refusal refusal) {
        for (StoreSession session : opened) {
            try {
                session.close();
            } catch (SQLException failed) {
                refusal.addSuppressed(failed);
            }
        }
        return refusal;
    }
}
