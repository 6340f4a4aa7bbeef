package org.parlour.conference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.springframework.dao.DataAccessException;

class StoreTest {
    private static final int QUEUE_LIMIT = 256;
    private static final StoreWork<Integer> COUNT =
            sql -> sql.sql("select count(*) from note").query(Integer.class).single();
    private static final StoreWork<Integer> INSERT =
            sql -> sql.sql("insert into note (word) values ('hello')").update();

    @TempDir
    private Path data;

    private Store store;

    @BeforeEach
    void open() throws Refusal {
        store = Store.open(data);
        store.write(sql -> sql.sql("create table note (word varchar(20) not null, friend varchar(36) references"
                        + " program_run (run_id))")
                .update());
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void keepsWhatTheHousePromises() {
        assertThat(pragma("journal_mode")).isEqualTo("wal");
        assertThat(pragma("synchronous")).as("FULL").isEqualTo("2");
        assertThat(pragma("foreign_keys")).isEqualTo("1");
        assertThat(Integer.parseInt(pragma("busy_timeout"))).isPositive();
    }

    @Test
    void theFileIsForTheOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(Store.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasWrittenIsThereAfterTheNextOpening() throws IOException, Refusal {
        store.write(INSERT);
        store.close();
        store = Store.open(data);
        assertThat(store.read(COUNT)).isEqualTo(1);
    }

    @Test
    void aWriteThatThrowsIsUndone() {
        assertThatThrownBy(() -> store.write(sql -> {
                    sql.sql("insert into note (word) values ('lost')").update();
                    throw new IllegalArgumentException("on purpose");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("on purpose");
        assertThat(store.read(COUNT)).isZero();
    }

    @Test
    void aBrokenReferenceIsRefused() {
        assertThatThrownBy(() -> store.write(sql ->
                        sql.sql("insert into note values ('x', 'no such run')").update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void readersCannotWrite() {
        assertThatThrownBy(() -> store.read(INSERT)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void workRunsOnPlatformThreadsWhoeverAsks() throws Exception {
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            StoreWork<Boolean> isVirtual = sql -> Thread.currentThread().isVirtual();
            assertThat(virtual.submit(() -> store.read(isVirtual)).get()).isFalse();
            assertThat(virtual.submit(() -> store.write(isVirtual)).get()).isFalse();
        }
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        int writers = 200;
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, writers)
                    .mapToObj(i -> virtual.submit(() -> store.write(INSERT)))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
        assertThat(store.read(COUNT)).isEqualTo(writers);
        assertThat(store.counters().refused()).isZero();
    }

    @Test
    void aReaderSeesOneMomentWhileOthersWrite() {
        List<Integer> seen = store.read(sql -> {
            int before = COUNT.on(sql);
            writeElsewhere();
            return List.of(before, COUNT.on(sql));
        });
        assertThat(seen).containsExactly(0, 0);
        assertThat(store.read(COUNT)).isEqualTo(1);
    }

    @Test
    void aFullQueueRefusesAndCounts() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            answers.add(callers.submit(() -> store.write(sql -> await(begun, release))));
            begun.await();
            // One runs and the queue holds its limit: the rest is turned away at once.
            int tooMany = 40;
            IntStream.range(0, QUEUE_LIMIT + tooMany)
                    .forEach(i -> answers.add(callers.submit(() -> store.write(INSERT))));
            while (store.counters().refused() < tooMany) {
                Thread.onSpinWait();
            }
            assertThat(store.counters().waitingNow()).isEqualTo(QUEUE_LIMIT);
            release.countDown();
            long refused = answers.stream().filter(StoreTest::failed).count();
            assertThat(refused).isEqualTo(tooMany);
        }
        assertThat(store.read(COUNT)).isEqualTo(QUEUE_LIMIT);
        assertThat(store.counters().refused()).isEqualTo(40);
    }

    @Test
    void workThatAsksTheStoreAgainIsABug() {
        assertThatThrownBy(() -> store.write(sql -> store.read(COUNT))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void answersWithinBoundsEvenWhenTheWriterHangs() throws Exception {
        assertThat(store.answers(Duration.ofSeconds(10))).isTrue();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> hanging = callers.submit(() -> store.write(sql -> await(begun, release)));
            begun.await();
            assertThat(store.answers(Duration.ofMillis(20))).isFalse();
            assertThat(store.counters().abandoned()).isEqualTo(1);
            assertThat(store.counters().waitingNow())
                    .as("abandoned work does not stay in the queue")
                    .isZero();
            release.countDown();
            hanging.get();
        }
        assertThat(store.answers(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aClosedStoreSaysSo() throws IOException {
        store.close();
        assertThatThrownBy(() -> store.read(COUNT))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("the store is closed");
        assertThat(store.answers(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void aLostRunIsToldOnce() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
        new ProgramRuns(store, clock).begin("1", 41);
        assertThat(new ProgramRuns(store, clock).begin("1", 42))
                .containsExactly(new ProgramRuns.LostRun(clock.instant(), 41));
        ProgramRuns third = new ProgramRuns(store, clock);
        assertThat(third.begin("1", 43))
                .extracting(ProgramRuns.LostRun::processId)
                .containsExactly(42L);
        third.end();
        assertThat(new ProgramRuns(store, clock).begin("1", 44)).isEmpty();
    }

    @Test
    void aCopyMadeWhileOthersWriteIsWhole() throws IOException, Refusal {
        store.write(INSERT);
        Path copy = Files.createDirectory(data.resolve("copy"));
        Store.copy(data, copy);
        store.write(INSERT);
        try (Store copied = Store.open(copy)) {
            assertThat(copied.read(COUNT)).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedInOneSentence() throws IOException {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve(Store.FILE), "Dear diary, ".repeat(100));
        assertRefused(elsewhere, "is not a database");
    }

    @Test
    void theDatabaseOfAnotherProgramIsLeftAlone() throws IOException, SQLException {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + elsewhere.resolve(Store.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("create table recipes (name text)");
        }
        assertRefused(elsewhere, "is the database of another program");
    }

    @Test
    void aStoreOfANewerProgramIsRefused() throws IOException, Refusal {
        store.write(sql -> sql.sql("""
            insert into flyway_schema_history
            select 99, '99', 'from the future', type, 'V99__future.sql', checksum, installed_by,
                   installed_on, execution_time, success
            from flyway_schema_history where installed_rank = 1\
            """).update());
        store.close();
        assertRefused(data, "written by a newer Parlour");
    }

    private static void assertRefused(Path folder, String words) {
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("\n");
    }

    private void writeElsewhere() {
        Thread other = Thread.ofVirtual().start(() -> store.write(INSERT));
        try {
            other.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int await(CountDownLatch begun, CountDownLatch release) {
        begun.countDown();
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static boolean failed(Future<Integer> answer) {
        try {
            answer.get();
            return false;
        } catch (InterruptedException | ExecutionException refused) {
            return true;
        }
    }

    private String pragma(String name) {
        return store.write(sql -> sql.sql("pragma " + name).query(String.class).single());
    }

    @Test
    void whoDoesNotWaitGetsTheOneAnswer() throws Exception {
        CompletableFuture<StoreAnswer<Integer>> written = new CompletableFuture<>();
        store.write(INSERT, written::complete);
        assertThat(written.get()).isEqualTo(new StoreAnswer.Known<>(1));
        CompletableFuture<StoreAnswer<Integer>> read = new CompletableFuture<>();
        store.read(COUNT, read::complete);
        assertThat(read.get()).isEqualTo(new StoreAnswer.Known<>(1));
    }

    @Test
    void whoDoesNotWaitHearsWhatBroke() throws Exception {
        IllegalArgumentException purpose = new IllegalArgumentException("on purpose");
        CompletableFuture<StoreAnswer<Integer>> answer = new CompletableFuture<>();
        StoreWork<Integer> broken = sql -> {
            INSERT.on(sql);
            throw purpose;
        };
        store.write(broken, answer::complete);
        assertThat(answer.get()).isEqualTo(new StoreAnswer.Broken<>(purpose));
        assertThat(store.read(COUNT)).isZero();
    }

    @Test
    void whoDoesNotWaitIsAnsweredAtOnceWhenTheStoreIsClosed() throws IOException {
        store.close();
        List<StoreAnswer<Integer>> answers = new ArrayList<>();
        store.read(COUNT, answers::add);
        assertThat(answers).hasSize(1).allSatisfy(answer -> assertThat(answer)
                .isInstanceOfSatisfying(StoreAnswer.Broken.class, broken -> assertThat(broken.why())
                        .isInstanceOf(StoreUnavailable.class)));
    }

    @Test
    void anAnswerMayAskOn() throws Exception {
        CompletableFuture<StoreAnswer<Integer>> second = new CompletableFuture<>();
        store.write(INSERT, first -> store.write(INSERT, second::complete));
        assertThat(second.get()).isEqualTo(new StoreAnswer.Known<>(1));
        assertThat(store.read(COUNT)).isEqualTo(2);
    }
}
