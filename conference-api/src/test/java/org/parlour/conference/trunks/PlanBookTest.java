package org.parlour.conference.trunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.store.Store;
import org.parlour.conference.trunks.store.CameBy;
import org.parlour.conference.trunks.store.PlanTable;
import org.parlour.conference.trunks.store.RevisionNote;
import org.parlour.conference.trunks.store.StoredRevision;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.FindingKind;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.dialplan.revision.Precondition;
import org.parlour.dialplan.revision.Proposal;
import org.parlour.dialplan.revision.Revision;
import org.slf4j.LoggerFactory;

class PlanBookTest {
    private static final String FILE = "plan.yaml";
    private static final String A = "numbers:\n  - {number: 7, room: a}\n";
    private static final String B = "numbers:\n  - {number: 7, room: b}\n";
    private static final String C = "numbers:\n  - {number: 7, room: c}\n";
    private static final String BROKEN = "numbers:\n  - {number: 7}\n";
    private static final String WITH_SECRET = "phones:\n  desk: {number: 11, password: \"${env:DESK}\"}\n";
    private static final Precondition FIRST = Precondition.ofHeader(Revision.FIRST_TAG);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));

    @TempDir
    private Path data;

    private Path folder;
    private Store store;
    private String secretFlaw = "";

    @BeforeEach
    void open() throws Refusal, IOException {
        store = Store.open(data);
        folder = Files.createDirectory(data.resolve("dialplan"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private PlanBook book() {
        return PlanBook.open(store, data, Surroundings.UNKNOWN.with(_ -> secretFlaw), CLOCK);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(FILE), text);
    }

    /** Two looks: the first sees that something has changed, the second that it stands still. */
    private static void settle(PlanBook book) {
        book.look();
        book.look();
    }

    private static List<PlanText> texts(String text) {
        return List.of(new PlanText(FILE, text));
    }

    private static Precondition seen(PlanBook book) {
        return Precondition.ofHeader(book.standing().tag());
    }

    private static List<FindingKind> refused(PlanBook book) {
        RefusedFolder refused = book.standing().refused();
        return refused == null
                ? List.of()
                : refused.findings().stream().map(Finding::kind).toList();
    }

    private static @Nullable CameBy cameBy(PlanBook book) {
        Standing.Noted last = book.standing().last();
        return last == null ? null : last.note().cameBy();
    }

    @Test
    void withoutFilesTheBuiltInPlanHoldsAndNothingIsWrong() throws IOException {
        PlanBook book = book();
        assertThat(book.get().revision()).isZero();
        assertThat(book.get().plan().trunks()).hasSize(1);
        assertThat(book.standing().refused()).isNull();
        Files.delete(folder);
        settle(book);
        assertThat(book.standing().refused()).isNull();
        assertThat(book.standing().tag()).isEqualTo("\"0\"");
    }

    @Test
    void filesThatAreFoundAtTheStartBecomeTheFirstRevision() throws IOException {
        write(A);
        PlanBook book = book();
        assertThat(book.get().revision()).isEqualTo(1);
        assertThat(cameBy(book)).isEqualTo(CameBy.START);
        assertThat(book().get().revision())
                .as("the same files at the next start")
                .isEqualTo(1);
    }

    @Test
    void filesThatWereChangedWhileNobodyLookedBecomeTheNext() throws IOException {
        write(A);
        book();
        write(B);
        PlanBook book = book();
        assertThat(book.get().revision()).isEqualTo(2);
        assertThat(book.find(2).orElseThrow().note().changes()).containsExactly("number 7: room was a, is b");
    }

    @Test
    void filesThatDoNotCheckAtTheStartLeaveTheLastGoodRevision() throws IOException {
        write(A);
        book();
        write(BROKEN);
        PlanBook book = book();
        assertThat(book.get().revision()).isEqualTo(1);
        assertThat(refused(book)).containsExactly(FindingKind.MISSING_FIELD);
        assertThat(book.counters().folderRefusedNow()).isEqualTo(1);
        assertThat(book.counters().revisionNow()).isEqualTo(1);
    }

    @Test
    void aChangedFileIsTakenOnceItStandsStill() throws IOException {
        write(A);
        PlanBook book = book();
        PlanInForce before = book.get();
        write(B);
        book.look();
        assertThat(book.get()).as("it has just changed").isSameAs(before);
        write(C);
        book.look();
        assertThat(book.get()).as("it changes still").isSameAs(before);
        book.look();
        assertThat(book.get().revision()).isEqualTo(2);
        assertThat(cameBy(book)).isEqualTo(CameBy.FILE);
        assertThat(before.revision()).as("a call that has begun keeps its own").isEqualTo(1);
    }

    @Test
    void aBrokenFileReplacesNothingAndIsSaidOnce() throws IOException {
        write(A);
        PlanBook book = book();
        write(BROKEN);
        settle(book);
        assertThat(book.get().revision()).isEqualTo(1);
        assertThat(refused(book)).containsExactly(FindingKind.MISSING_FIELD);
        for (int look = 0; look < 3 * PlanBook.LOOKS_BETWEEN_TRIES; look++) {
            book.look();
        }
        assertThat(book.counters().refused()).isEqualTo(1);
        write(A);
        settle(book);
        assertThat(book.standing().refused()).as("taken back").isNull();
        assertThat(book.get().revision()).isEqualTo(1);
    }

    @Test
    void theLogSaysWhereAndNeverWhat() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(PlanBook.class);
        logger.addAppender(log);
        try {
            write("""
                phones: {desk: {number: 11, password: hunter2}}
                numbers:
                  - {number: +49 30 23125 100, dor: pin}
                """);
            PlanBook book = book();
            write("""
                numbers:
                  - {number: +49 30 23125 100, callers: +49 30 23125 777, room: a}
                """);
            settle(book);
        } finally {
            logger.detachAppender(log);
        }
        List<String> lines =
                log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines)
                .contains(
                        "plan.yaml:1:39: phones.desk.password [literal-password]",
                        "plan.yaml:3:32: numbers[0] [unknown-field]")
                .anyMatch(line -> line.startsWith("The dial plan's revision 1 holds"))
                .noneMatch(line -> line.contains("hunter") || line.contains("23125"));
    }

    @Test
    void aSecretThatWasMissingIsLookedForAgainAlthoughNoFileHasChanged() throws IOException {
        secretFlaw = "is not set";
        write(WITH_SECRET);
        PlanBook book = book();
        assertThat(refused(book)).containsExactly(FindingKind.SECRET_UNREADABLE);
        secretFlaw = "";
        for (int look = 0; look <= PlanBook.LOOKS_BETWEEN_TRIES; look++) {
            book.look();
        }
        assertThat(book.get().revision()).isEqualTo(1);
        assertThat(book.standing().refused()).isNull();
    }

    @Test
    void aSecretThatIsGoneAtTheStartIsSaidAndCostsNotTheWholePlan() throws IOException {
        write(WITH_SECRET);
        book();
        secretFlaw = "is not set";
        PlanBook book = book();
        assertThat(book.get().revision()).isEqualTo(1);
        assertThat(book.get().plan().phones()).hasSize(1);
        assertThat(refused(book)).containsExactly(FindingKind.SECRET_UNREADABLE);
    }

    @Test
    void aFolderThatIsGoneOrEmptyTakesNothingAway() throws IOException {
        write(A);
        PlanBook book = book();
        Files.delete(folder.resolve(FILE));
        settle(book);
        assertThat(book.get().revision()).isEqualTo(1);
        assertThat(refused(book)).hasSize(1);
        Files.delete(folder);
        settle(book);
        assertThat(book.get().revision()).isEqualTo(1);
        Files.createDirectory(folder);
        write(B);
        settle(book);
        assertThat(book.get().revision()).as("made again").isEqualTo(2);
        assertThat(book.standing().refused()).isNull();
    }

    @Test
    void editorsThatRenameAndFilesThatKeepTheirTimeAndSizeAreSeen() throws IOException {
        write(A);
        PlanBook book = book();
        settle(book);
        Path file = folder.resolve(FILE);
        var time = Files.getLastModifiedTime(file);
        Path beside = Files.writeString(folder.resolve(".plan.yaml.swp"), B);
        Files.setLastModifiedTime(beside, time);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        settle(book);
        assertThat(book.get().revision()).isEqualTo(2);
    }

    @Test
    void whatComesOverTheApiIsWrittenIntoTheFilesAndIsNoChangeOfTheirs() throws IOException {
        PlanBook book = book();
        assertThat(book.put(texts(A), FIRST)).isInstanceOf(Proposal.Adopted.class);
        assertThat(folder.resolve(FILE)).hasContent(A.strip());
        assertThat(cameBy(book)).isEqualTo(CameBy.API);
        settle(book);
        settle(book);
        assertThat(book.get().revision()).isEqualTo(1);
        assertThat(book().get().revision()).isEqualTo(1);
        assertThat(book.standing().isBeforeItsFiles()).isFalse();
        assertThat(book.put(texts(A), seen(book))).isInstanceOf(Proposal.Unchanged.class);
    }

    @Test
    void whoHasNotSeenWhatHoldsChangesNothing() throws IOException {
        PlanBook book = book();
        book.put(texts(A), FIRST);
        Precondition old = seen(book);
        book.put(texts(B), old);
        assertThat(book.put(texts(C), old)).isInstanceOf(Proposal.Stale.class);
        assertThat(book.put(texts(C), new Precondition.Missing())).isInstanceOf(Proposal.Unconditional.class);
        assertThat(book.put(texts(BROKEN), seen(book))).isInstanceOf(Proposal.Refused.class);
        assertThat(folder.resolve(FILE)).hasContent(B.strip());
        assertThat(book.counters().late()).isEqualTo(1);
        assertThat(book.counters().refused()).isEqualTo(1);
        assertThat(book.counters().folderRefusedNow()).isZero();
    }

    @Test
    void ofManyWritersAtOnceOneWinsAndNumbersHaveNoGaps() throws Exception {
        PlanBook book = book();
        book.put(texts(A), FIRST);
        for (int round = 0; round < 5; round++) {
            Precondition precondition = seen(book);
            List<Future<Proposal>> answers = new ArrayList<>();
            try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < 6; writer++) {
                    String text = "# " + round + " " + writer + "\n" + A;
                    answers.add(writers.submit(() -> book.put(texts(text), precondition)));
                }
            }
            int adopted = 0;
            for (Future<Proposal> answer : answers) {
                adopted += answer.get() instanceof Proposal.Adopted ? 1 : 0;
            }
            assertThat(adopted).isEqualTo(1);
        }
        assertThat(book.before(Long.MAX_VALUE, 100))
                .extracting(RevisionNote::number)
                .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void anotherProgramOnTheSameStoreMayBeFaster() throws IOException {
        PlanBook one = book();
        one.put(texts(A), FIRST);
        store.write(PlanTable.append(new StoredRevision(
                new RevisionNote(2, "ff", CameBy.API, List.of("x"), true, CLOCK.instant()), texts(B))));
        assertThat(one.put(texts(C), seen(one))).isInstanceOf(Proposal.Stale.class);
        assertThat(one.get().revision()).as("theirs holds").isEqualTo(2);
        assertThat(folder.resolve(FILE)).hasContent(A.strip());
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void whoChangesFilesAtThisVeryMomentIsNotWrittenOver() throws IOException {
        PlanBook book = book();
        book.put(texts(A), FIRST);
        write(B);
        assertThat(book.put(texts(C), seen(book))).isInstanceOf(Proposal.Stale.class);
        settle(book);
        assertThat(book.get().revision()).isEqualTo(2);
        assertThat(folder.resolve(FILE)).hasContent(B.strip());
    }

    @Test
    void otherFilesAreLeftAloneAndUnknownTextIsPutAside() throws IOException {
        PlanBook book = book();
        book.put(texts(A), FIRST);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("half.yaml"), "not: [yet");
        settle(book);
        assertThat(refused(book)).isNotEmpty();
        book.put(List.of(new PlanText("new.yaml", B)), seen(book));
        assertThat(folder.resolve("new.yaml")).hasContent(B.strip());
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(folder.resolve(FILE)).as("the store has its text").doesNotExist();
        assertThat(folder.resolve("half.yaml")).doesNotExist();
        assertThat(folder.resolve("half.yaml.before-2")).hasContent("not: [yet");
        assertThat(book.standing().refused()).isNull();
        settle(book);
        assertThat(book.get().revision()).isEqualTo(2);
    }

    @Test
    void filesThatGotLostComeBackForWhoSendsWhatHolds() throws IOException {
        PlanBook book = book();
        book.put(texts(A), FIRST);
        Files.delete(folder.resolve(FILE));
        settle(book);
        assertThat(book.put(texts(A), seen(book))).isInstanceOf(Proposal.Unchanged.class);
        assertThat(folder.resolve(FILE)).hasContent(A.strip());
        assertThat(book.standing().refused()).isNull();
    }

    @Test
    void whereTheFilesCannotBeWrittenNothingChanges() throws IOException {
        PlanBook book = book();
        book.put(texts(A), FIRST);
        Files.createDirectory(folder.resolve("other.yaml"));
        List<PlanText> two = List.of(new PlanText(FILE, B), new PlanText("other.yaml", ""));
        Precondition precondition = seen(book);
        assertThatThrownBy(() -> book.put(two, precondition)).isInstanceOf(IOException.class);
        assertThat(book.get().revision()).isEqualTo(1);
        assertThat(book.find(2)).isEmpty();
        assertThat(folder.resolve(FILE)).hasContent(A.strip());
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void aProgramThatEndedBetweenStoreAndFilesWritesThemAtTheNextStart() throws IOException {
        write(A);
        book();
        store.write(PlanTable.append(new StoredRevision(
                new RevisionNote(2, "ff", CameBy.API, List.of("x"), false, CLOCK.instant()), texts(B))));
        PlanBook book = book();
        assertThat(book.get().revision()).as("the old files are no change").isEqualTo(2);
        assertThat(folder.resolve(FILE)).hasContent(B.strip());
        assertThat(book.counters().folderBehindNow()).isZero();
        assertThat(folder).as("the store has the old text").isDirectoryNotContaining("glob:**.before-*");
        assertThat(book().get().revision()).isEqualTo(2);
    }

    @Test
    void filesThatCannotBeWrittenForAWhileAreWrittenLater() throws IOException {
        write(A);
        book();
        store.write(PlanTable.append(new StoredRevision(
                new RevisionNote(2, "ff", CameBy.API, List.of("x"), false, CLOCK.instant()), texts(B))));
        Files.delete(folder.resolve(FILE));
        Path obstacle = Files.createDirectory(folder.resolve(FILE));
        PlanBook book = book();
        assertThat(book.get().revision()).isEqualTo(2);
        assertThat(book.counters().folderBehindNow()).isEqualTo(1);
        Files.delete(obstacle);
        for (int look = 0; look <= PlanBook.LOOKS_BETWEEN_TRIES; look++) {
            book.look();
        }
        assertThat(folder.resolve(FILE)).hasContent(B.strip());
        assertThat(book.counters().folderBehindNow()).isZero();
    }

    @Test
    void aRevisionThatThisProgramCannotUseLeavesTheBuiltInPlanAndTheNextNumber() throws IOException {
        store.write(PlanTable.append(new StoredRevision(
                new RevisionNote(1, "ff", CameBy.API, List.of("x"), true, CLOCK.instant()), texts(BROKEN))));
        write(BROKEN);
        PlanBook book = book();
        assertThat(book.get().revision()).isZero();
        assertThat(refused(book)).containsExactly(FindingKind.MISSING_FIELD);
        write(A);
        settle(book);
        assertThat(book.get().revision()).isEqualTo(2);
    }
}
