package org.parlour.conference.trunks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parlour.conference.store.StoreWork;
import org.parlour.dialplan.plan.PlanText;

/** What every database has to make of the tables of dial plans. */
abstract class PlanTableContract {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");

    abstract <T> T read(StoreWork<T> work);

    abstract <T> T write(StoreWork<T> work);

    private static StoredRevision revision(long number, String text) {
        return new StoredRevision(
                new RevisionNote(number, "0f" + number, CameBy.FILE, List.of("one", "two: ü"), true, NOW),
                List.of(new PlanText("10-a.yaml", text), new PlanText("20-ü.yaml", "# другой\n")));
    }

    @Test
    void aRevisionComesBackAsItWasKept() {
        assertThat(read(PlanTable.latest())).isEmpty();
        StoredRevision kept = revision(1, "# \"it's\" \\ 'x'\r\n\ttab\n");
        assertThat(write(PlanTable.append(kept))).isTrue();
        assertThat(read(PlanTable.latest())).contains(kept);
        assertThat(read(PlanTable.find(1))).contains(kept);
        assertThat(read(PlanTable.find(2))).isEmpty();
    }

    @Test
    void aPlanWithoutTextsIsARevisionToo() {
        StoredRevision none =
                new StoredRevision(new RevisionNote(1, "0f", CameBy.API, List.of(), false, NOW), List.of());
        assertThat(write(PlanTable.append(none))).isTrue();
        assertThat(read(PlanTable.latest())).contains(none);
    }

    @Test
    void onlyTheNextNumberIsTakenAndOnlyOnce() {
        assertThat(write(PlanTable.append(revision(2, "a")))).isFalse();
        assertThat(write(PlanTable.append(revision(1, "a")))).isTrue();
        assertThat(write(PlanTable.append(revision(1, "b")))).isFalse();
        assertThat(write(PlanTable.append(revision(3, "b")))).isFalse();
        assertThat(write(PlanTable.append(revision(2, "b")))).isTrue();
        assertThat(read(PlanTable.find(1)).orElseThrow().texts().getFirst().text())
                .isEqualTo("a");
    }

    @Test
    void ofManyWritersAtOnceOneWins() throws Exception {
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 8)
                    .forEach(writer ->
                            answers.add(writers.submit(() -> write(PlanTable.append(revision(1, "by " + writer))))));
        }
        int won = 0;
        for (Future<Boolean> answer : answers) {
            won += answer.get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
        assertThat(read(PlanTable.latest()).orElseThrow().texts()).hasSize(2);
    }

    @Test
    void thoseBeforeANumberAreListedNewestFirst() {
        IntStream.rangeClosed(1, 5).forEach(number -> write(PlanTable.append(revision(number, "x"))));
        assertThat(read(PlanTable.before(Long.MAX_VALUE, 2)))
                .extracting(RevisionNote::number)
                .containsExactly(5L, 4L);
        assertThat(read(PlanTable.before(4, 100)))
                .extracting(RevisionNote::number)
                .containsExactly(3L, 2L, 1L);
    }

    @Test
    void thatTheFilesSayTheSameIsNoted() {
        RevisionNote note = new RevisionNote(1, "0f", CameBy.API, List.of("x"), false, NOW);
        write(PlanTable.append(new StoredRevision(note, List.of())));
        assertThat(write(PlanTable.writtenToFiles(1))).isTrue();
        assertThat(read(PlanTable.latest()).orElseThrow().note()).isEqualTo(note.writtenToFiles());
        assertThat(write(PlanTable.writtenToFiles(2))).isFalse();
    }
}
