package org.parlour.conference.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.store.SeatNote;
import org.parlour.conference.room.store.WayBackTable;
import org.parlour.conference.secrets.Opaque;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

class SeatDiaryTest {
    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    private Path data;

    private final Random random = new Random(1);
    private Household house;

    @BeforeEach
    void open() throws Refusal {
        house = Household.furnished(data);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void burstOfCallersCostsAFewCommits() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        holdWriter(release);
        long writesBefore = house.store.counters().writes();
        for (int i = 0; i < 1_000; i++) {
            house.diary.note(sat());
        }
        release.countDown();
        house.settle();
        assertThat(house.store.write(WayBackTable.loseAll(Instant.EPOCH))).isEqualTo(1_000);
        assertThat(house.store.counters().writes() - writesBefore).isLessThan(10);
    }

    @Test
    void noteBeyondTheLimitIsDroppedAndCounted() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        holdWriter(release);
        // The first begins a write of its own, and waits there.
        for (int i = 0; i < 1 + SeatDiary.NOTES_LIMIT; i++) {
            house.diary.note(new SeatNote.Gone(SeatId.mint(Instant.EPOCH, random)));
        }
        assertThat(house.diary.dropped()).isZero();
        house.diary.note(sat());
        assertThat(house.diary.dropped()).isEqualTo(1);
        release.countDown();
    }

    @Test
    void notesOutliveAStoreThatIsBusy() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        holdWriter(release);
        while (house.store.counters().refused() == 0) {
            house.store.write(sql -> 0, answer -> {});
        }
        house.diary.note(sat());
        release.countDown();
        // A full queue would refuse the question whether all is written, too.
        while (house.store.counters().waitingNow() > 0) {
            Thread.onSpinWait();
        }
        house.settle();
        assertThat(house.diary.dropped()).isZero();
        assertThat(house.store.write(WayBackTable.loseAll(Instant.EPOCH))).isEqualTo(1);
    }

    private void holdWriter(CountDownLatch release) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        house.store.write(
                sql -> {
                    held.countDown();
                    return awaited(release);
                },
                answer -> {});
        held.await();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SeatNote sat() {
        Opaque caller = Opaque.of(Long.toString(random.nextLong()).getBytes(StandardCharsets.UTF_8));
        return new SeatNote.Sat(
                SeatId.mint(Instant.EPOCH, random), Household.ROOM, new ParticipantNumber(1), caller, Instant.EPOCH);
    }
}
