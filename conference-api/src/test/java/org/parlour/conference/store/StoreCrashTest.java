package org.parlour.conference.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;

/**
 * Every moment at which a kill can come between two writes to the file, played one by one: the
 * write-ahead log of a first start and some writes is cut after each of its frames, and once in the
 * middle of each, and what is left has to open.
 */
class StoreCrashTest {
    // sqlite.org/fileformat2.html 4.1: a log is a header and frames; each frame is a header and a page.
    private static final int LOG_HEADER_LENGTH_BYTES = 32;
    private static final int FRAME_HEADER_LENGTH_BYTES = 24;
    private static final int PAGE_SIZE_OFFSET = 8;
    private static final int COMMIT_OFFSET = 4;
    private static final int WRITES = 3;

    @TempDir
    private Path room;

    @Test
    void opensWhereverTheLogOfAFirstStartIsCut() throws IOException, Refusal {
        Path data = Files.createDirectory(room.resolve("data"));
        byte[] file;
        byte[] log;
        try (Store store = Store.open(data)) {
            for (int i = 0; i < WRITES; i++) {
                new ProgramRuns(store, InstantSource.system()).begin("1", i);
            }
            file = Files.readAllBytes(data.resolve(Store.FILE));
            log = Files.readAllBytes(data.resolve(Store.FILE + "-wal"));
        }
        int frameLengthBytes = FRAME_HEADER_LENGTH_BYTES + ByteBuffer.wrap(log).getInt(PAGE_SIZE_OFFSET);
        int frames = (log.length - LOG_HEADER_LENGTH_BYTES) / frameLengthBytes;
        assertThat(frames).as("the log still holds everything").isGreaterThan(WRITES);
        List<Integer> cuts = IntStream.rangeClosed(0, frames)
                .boxed()
                .flatMap(frame -> IntStream.of(0, frameLengthBytes / 2)
                        .mapToObj(more -> LOG_HEADER_LENGTH_BYTES + frame * frameLengthBytes + more))
                .filter(cut -> cut <= log.length)
                .toList();
        for (int cut : cuts) {
            assertOpens(file, log, cut, frameLengthBytes);
        }
    }

    private void assertOpens(byte[] file, byte[] log, int cut, int frameLengthBytes) throws IOException, Refusal {
        Path data = Files.createDirectory(room.resolve("cut-" + cut));
        Files.write(data.resolve(Store.FILE), file);
        Files.write(data.resolve(Store.FILE + "-wal"), Arrays.copyOf(log, cut));
        try (Store store = Store.open(data)) {
            int told = new ProgramRuns(store, InstantSource.system())
                    .begin("1", 99)
                    .size();
            int rows = store.read(sql -> sql.sql("select count(*) from program_run")
                    .query(Integer.class)
                    .single());
            assertThat(told).as("cut at %d: the last whole run, if any", cut).isLessThanOrEqualTo(1);
            assertThat(rows)
                    .as("cut at %d: a run for each commit after the migration", cut)
                    .isEqualTo(1
                            + Math.max(
                                    0, commits(log, cut, frameLengthBytes) - commitsBeforeRuns(log, frameLengthBytes)));
        }
    }

    private static int commits(byte[] log, int cut, int frameLengthBytes) {
        int commits = 0;
        for (int at = LOG_HEADER_LENGTH_BYTES; at + frameLengthBytes <= cut; at += frameLengthBytes) {
            commits += ByteBuffer.wrap(log).getInt(at + COMMIT_OFFSET) == 0 ? 0 : 1;
        }
        return commits;
    }

    private static int commitsBeforeRuns(byte[] log, int frameLengthBytes) {
        return commits(log, log.length, frameLengthBytes) - WRITES;
    }
}
