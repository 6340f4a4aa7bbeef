package org.parlour.callers.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.DataFolder;
import org.parlour.conference.host.LocalNames;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.store.Store;
import org.parlour.conference.web.HouseCertificate;

/** kill -9 at seeded moments: what is left always opens, and holds what was said to be written. */
@Tag("peer")
class KillTest {
    private static final long SEED = Long.getLong("parlour.seed", 20_261_121L);
    private static final int KILLS_AT_START = 8;
    private static final int KILLS_WHILE_WRITING = 6;
    private static final int MOST_WRITES = 200;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @TempDir
    private Path room;

    @Test
    void atAnyMomentOfAStart() throws Exception {
        Duration startTime = startTime(room.resolve("calibration"));
        for (int i = 0; i < KILLS_AT_START; i++) {
            // Half of them at a first start, where everything is made; half at one that finds what is left.
            Path data = room.resolve("data" + i / 2);
            Duration moment = startTime.multipliedBy(random.nextInt(100)).dividedBy(100);
            try (RunningProgram program = RunningProgram.serve(data)) {
                boolean ended = program.endsWithin(moment);
                assertThat(ended)
                        .as("%s printed:%n%s", told(i, moment), program.everythingPrinted())
                        .isFalse();
                program.kill();
            }
            assertOpens(data, told(i, moment));
        }
        serveOnceMore(room.resolve("data0"));
    }

    @Test
    void atAnyMomentOfWriting() throws Exception {
        Path data = room.resolve("written");
        int before = 0;
        for (int i = 0; i < KILLS_WHILE_WRITING; i++) {
            int kill = 1 + random.nextInt(MOST_WRITES);
            int said = 0;
            try (RunningProgram scribbler = RunningProgram.main(Scribbler.class, data)) {
                while (said < kill) {
                    said = Integer.parseInt(scribbler.nextLine());
                }
                scribbler.kill();
            }
            try (Store store = Store.open(data)) {
                int rows = store.read(sql -> sql.sql("select count(*) from program_run")
                        .query(Integer.class)
                        .single());
                assertThat(rows)
                        .as("kill %d after write %d (seed %d): rows that were said to be written", i, kill, SEED)
                        .isGreaterThanOrEqualTo(before + said);
                before = rows;
            }
        }
    }

    private Duration startTime(Path data) throws Exception {
        long beginNanos = System.nanoTime();
        try (RunningProgram program = RunningProgram.serve(data)) {
            program.awaitDoors();
            return Duration.ofNanos(System.nanoTime() - beginNanos);
        }
    }

    private static void assertOpens(Path data, String told) throws IOException {
        SecureRandom chance = new SecureRandom();
        InstantSource clock = InstantSource.system();
        try (DataFolder folder = DataFolder.claim(data)) {
            Secrets secrets = Secrets.open(folder.path(), chance);
            HouseCertificate.open(folder.path(), secrets, LocalNames::read, List.of(), chance, clock.instant());
            Store.open(folder.path()).close();
        } catch (Refusal refused) {
            throw new AssertionError(told, refused);
        }
    }

    private void serveOnceMore(Path data) throws Exception {
        try (RunningProgram program = RunningProgram.serve(data);
                Stranger stranger = Stranger.at(program.awaitDoors())) {
            assertThat(stranger.httpsStatus("/actuator/health/readiness")).isEqualTo(200);
            program.signal("TERM");
            assertThat(program.awaitExitCode()).isZero();
        }
        try (Store store = Store.open(data)) {
            String ending =
                    store.read(sql -> sql.sql("select ending from program_run order by started_at_millis desc limit 1")
                            .query(String.class)
                            .single());
            assertThat(ending).isEqualTo("clean");
        }
    }

    private static String told(int kill, Duration moment) {
        return "kill " + kill + " after " + moment.toMillis() + " ms (seed " + SEED + ")";
    }
}
