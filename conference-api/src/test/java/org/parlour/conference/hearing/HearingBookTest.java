package org.parlour.conference.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.Household;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.TrunkName;

class HearingBookTest {
    private static final HearingProfile CLEAR = new HearingProfile(6, 9, 80, true);
    private static final PhoneNumber OTHER = new PhoneNumber("+493023125001");
    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    private Path data;

    private Household house;
    private HearingBook book;

    @BeforeEach
    void open() throws Refusal {
        house = Household.furnished(data);
        book = new HearingBook(house.store, house.callers, house.clock);
    }

    @AfterEach
    void close() throws IOException {
        book.close();
        house.close();
    }

    @Test
    void whoCallsAgainHearsAsTheLastTimeFromTheFirstWordOn() {
        wishes(Household.CALLER, CLEAR);
        assertThat(meets(Household.CALLER)).isEqualTo(CLEAR);
        assertThat(meets(OTHER)).isEqualTo(HearingProfile.NONE);
    }

    @Test
    void lastWishIsTheOneThatIsKept() {
        wishes(Household.CALLER, CLEAR);
        wishes(Household.CALLER, CLEAR.withLouder(-9));
        assertThat(meets(Household.CALLER)).isEqualTo(CLEAR.withLouder(-9));
    }

    @Test
    void whoHearsAsEverybodyAgainIsNotKept() {
        wishes(Household.CALLER, CLEAR);
        wishes(Household.CALLER, HearingProfile.NONE);
        assertThat(meets(Household.CALLER)).isEqualTo(HearingProfile.NONE);
        assertThat(kept()).isZero();
    }

    @Test
    void whoGivesNoNumberIsNotKept() {
        wishes(PhoneNumber.ANONYMOUS, CLEAR);
        assertThat(meets(PhoneNumber.ANONYMOUS)).isEqualTo(HearingProfile.NONE);
        assertThat(kept()).isZero();
    }

    @Test
    void whoHasNotCalledForLongIsForgottenAndWhoCallsNowAndThenIsNot() {
        wishes(Household.CALLER, CLEAR);
        wishes(OTHER, CLEAR);
        house.clock.advance(Duration.ofDays(300));
        // As their call tells when they come.
        wishes(OTHER, CLEAR);
        house.clock.advance(Duration.ofDays(101));
        book.forgetOutdated();
        assertThat(meets(Household.CALLER)).isEqualTo(HearingProfile.NONE);
        assertThat(meets(OTHER)).isEqualTo(CLEAR);
        assertThat(book.counters()).isEqualTo(new HearingCounters(3, 3, 0, 1, 0));
    }

    @Test
    void whoAsksForItIsForgotten() {
        wishes(Household.CALLER, CLEAR);
        assertThat(book.forget(TrunkName.LOCAL, OTHER)).isFalse();
        assertThat(book.forget(new TrunkName("berlin-1"), Household.CALLER)).isFalse();
        assertThat(book.forget(TrunkName.LOCAL, PhoneNumber.ANONYMOUS)).isFalse();
        assertThat(book.forget(TrunkName.LOCAL, Household.CALLER)).isTrue();
        assertThat(book.forget(TrunkName.LOCAL, Household.CALLER)).isFalse();
        assertThat(meets(Household.CALLER)).isEqualTo(HearingProfile.NONE);
        assertThat(book.counters().forgotten()).isEqualTo(1);
    }

    @Test
    void sliderCostsAFewCommits() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        holdWriter(release);
        long before = house.store.counters().writes();
        for (int i = 0; i < 300; i++) {
            tell(Household.CALLER, CLEAR.withLouder(i % 13));
        }
        release.countDown();
        settle();
        assertThat(house.store.counters().writes() - before).isLessThan(8);
        assertThat(meets(Household.CALLER)).isEqualTo(CLEAR.withLouder(299 % 13));
        assertThat(book.counters().dropped()).isZero();
    }

    @Test
    void wishesBeyondTheLimitAreDroppedAndCounted() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        holdWriter(release);
        // The first begins a write of its own, and waits there.
        for (int i = 0; i < 1 + HearingBook.WISHES_LIMIT; i++) {
            tell(new PhoneNumber("+4930" + (1_000_000 + i)), CLEAR);
        }
        assertThat(book.counters().dropped()).isZero();
        tell(OTHER, CLEAR);
        assertThat(book.counters().dropped()).isEqualTo(1);
        release.countDown();
    }

    @Test
    void whatWaitedIsWrittenAtTheEnd() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        holdWriter(release);
        tell(Household.CALLER, CLEAR);
        tell(OTHER, CLEAR);
        release.countDown();
        book.close();
        assertThat(meets(OTHER)).isEqualTo(CLEAR);
    }

    @Test
    void numberIsInNoFile() throws IOException {
        wishes(Household.CALLER, CLEAR);
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("3023125000");
            }
        }
    }

    private void wishes(PhoneNumber caller, HearingProfile profile) {
        tell(caller, profile);
        settle();
    }

    private void tell(PhoneNumber caller, HearingProfile profile) {
        book.on(new CallNews.HearingChanged(house.visitor(caller), profile));
    }

    private void settle() {
        for (int i = 0; i < 2; i++) {
            book.flush();
            // The writer takes one work after the other: when this is done, so is what was wished before.
            house.store.write(sql -> 0);
        }
    }

    private HearingProfile meets(PhoneNumber caller) {
        Visitor visitor = house.visitor(caller);
        Opening opening = Household.answer(then -> house.doorbook.open(visitor, Household.PLATE, then));
        return ((Opening.Doorway) opening).hearing();
    }

    private long kept() {
        return house.store.read(
                sql -> sql.sql("select count(*) from hearing").query(Long.class).single());
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
}
