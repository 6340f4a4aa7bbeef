package org.parlour.sip.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.wire.call.CallId;
import org.slf4j.MDC;

class LanesTest {
    private static final CallId CALL = CallId.mint(Instant.EPOCH, new SplittableRandom(1));

    private final AtomicLong clock = new AtomicLong();
    private final Lanes lanes = new Lanes(4, clock::get);

    @AfterEach
    void close() {
        lanes.close();
    }

    private static void until(BooleanSupplier condition) {
        long byNanos = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(byNanos);
            Thread.onSpinWait();
        }
    }

    /** Notes what it hears, and does what a message says. */
    private static final class Noting implements LaneOwner<String> {
        final List<String> heard = new CopyOnWriteArrayList<>();
        final ConcurrentLinkedQueue<String> unheard = new ConcurrentLinkedQueue<>();
        final CountDownLatch busy = new CountDownLatch(1);
        final CountDownLatch free = new CountDownLatch(1);
        private volatile long deadlineNanos = NEVER;
        private volatile boolean over;

        @Override
        public void on(String message, long nowNanos) {
            heard.add(message);
            switch (message) {
                case "wait" -> await();
                case "deadline at 100" -> deadlineNanos = 100;
                case "over" -> over = true;
                case "bug" -> throw new IllegalStateException("a bug");
                case "who" -> heard.add(String.valueOf(MDC.get(Lanes.CALL)));
                default -> heard.add("at " + nowNanos);
            }
        }

        private void await() {
            busy.countDown();
            try {
                heard.add(free.await(10, TimeUnit.SECONDS) ? "freed" : "never freed");
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onDeadline(long nowNanos) {
            heard.add("deadline at " + nowNanos);
            deadlineNanos = NEVER;
        }

        @Override
        public long nextDeadlineNanos() {
            return deadlineNanos;
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public void broken(Throwable why, long nowNanos) {
            heard.add("broken by " + why.getMessage());
        }

        @Override
        public void unheard(String message) {
            unheard.add(message);
        }
    }

    @Test
    void messagesAreHeardInTheirOrder() {
        Lanes wide = new Lanes();
        Noting owner = new Noting();
        Lane<String> lane = wide.open(CALL, self -> owner);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sent.add("message " + i);
            assertThat(lane.post("message " + i)).isTrue();
        }
        until(() -> owner.heard.size() == 400);
        assertThat(owner.heard.stream().filter(heard -> heard.startsWith("message")))
                .isEqualTo(sent);
        wide.close();
    }

    @Test
    void aFullMailboxRefusesAndCounts() throws InterruptedException {
        Noting owner = new Noting();
        Lane<String> lane = lanes.open(CALL, self -> owner);
        lane.post("wait");
        assertThat(owner.busy.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(lane.post("waits")).isTrue();
        }
        assertThat(lane.post("too many")).isFalse();
        assertThat(lane.waiting()).isEqualTo(4);
        assertThat(lanes.refused()).isOne();
        owner.free.countDown();
        until(() -> lane.waiting() == 0);
        assertThat(lane.post("room again")).isTrue();
    }

    @Test
    void aDeadlineComesWhenTheClockSaysSo() {
        Noting owner = new Noting();
        Lane<String> lane = lanes.open(CALL, self -> owner);
        lane.post("deadline at 100");
        clock.set(99);
        lane.lookAgain();
        lane.post("before");
        until(() -> owner.heard.contains("at 99"));
        assertThat(owner.heard).doesNotContain("deadline at 99");
        clock.set(100);
        lane.lookAgain();
        until(() ->
                owner.heard.contains("deadline at 100") && owner.heard.getLast().equals("deadline at 100"));
    }

    @Test
    void aDeadlineIsKeptUnderAFlood() throws InterruptedException {
        Noting owner = new Noting();
        Lane<String> lane = lanes.open(CALL, self -> owner);
        lane.post("deadline at 100");
        lane.post("wait");
        assertThat(owner.busy.await(10, TimeUnit.SECONDS)).isTrue();
        lane.post("first");
        lane.post("second");
        clock.set(150);
        owner.free.countDown();
        until(() -> owner.heard.contains("second"));
        assertThat(owner.heard.indexOf("deadline at 150")).isPositive().isLessThan(owner.heard.indexOf("first"));
    }

    @Test
    void realTimeBringsADeadlineToo() {
        Lanes real = new Lanes();
        long dueNanos = System.nanoTime() + Duration.ofMillis(50).toNanos();
        AtomicLong reachedNanos = new AtomicLong();
        real.<String>open(CALL, self -> new LaneOwner<String>() {
            @Override
            public void on(String message, long nowNanos) {}

            @Override
            public void onDeadline(long nowNanos) {
                reachedNanos.set(nowNanos);
            }

            @Override
            public long nextDeadlineNanos() {
                return dueNanos;
            }

            @Override
            public boolean isOver() {
                return reachedNanos.get() != 0;
            }

            @Override
            public void broken(Throwable why, long nowNanos) {}

            @Override
            public void unheard(String message) {}
        });
        until(() -> real.open() == 0);
        assertThat(reachedNanos.get()).isGreaterThanOrEqualTo(dueNanos);
        real.close();
    }

    @Test
    void aLaneEndsWhenItsOwnerSaysSo() {
        Noting owner = new Noting();
        Lane<String> lane = lanes.open(CALL, self -> owner);
        assertThat(lanes.open()).isOne();
        lane.post("over");
        until(() -> lanes.open() == 0);
        assertThat(lane.post("too late")).isFalse();
        assertThat(lanes.refused()).isOne();
    }

    @Test
    void whatWasTakenAndNotHeardIsGivenBack() throws InterruptedException {
        Noting owner = new Noting();
        Lane<String> lane = lanes.open(CALL, self -> owner);
        lane.post("wait");
        assertThat(owner.busy.await(10, TimeUnit.SECONDS)).isTrue();
        lane.post("over");
        lane.post("left");
        owner.free.countDown();
        until(() -> lanes.open() == 0);
        assertThat(owner.unheard).containsExactly("left");
        assertThat(owner.heard).doesNotContain("left");
    }

    @Test
    void aBugEndsOneCallAndNoOther() {
        Noting broken = new Noting();
        Noting other = new Noting();
        Lane<String> brokenLane = lanes.open(CALL, self -> broken);
        Lane<String> otherLane = lanes.open(CALL, self -> other);
        brokenLane.post("bug");
        until(() -> lanes.open() == 1);
        assertThat(broken.heard).containsExactly("bug", "broken by a bug");
        assertThat(lanes.broken()).isOne();
        otherLane.post("hello");
        until(() -> other.heard.contains("hello"));
    }

    @Test
    void theLogKnowsTheCall() {
        Noting owner = new Noting();
        lanes.<String>open(CALL, self -> owner).post("who");
        until(() -> owner.heard.size() == 2);
        // Without a logging system behind it the front keeps nothing; with one it keeps the id.
        assertThat(owner.heard.getLast()).isIn(CALL.text(), "null");
    }

    @Test
    void closingEndsThemAll() throws InterruptedException {
        Noting owner = new Noting();
        for (int i = 0; i < 20; i++) {
            lanes.<String>open(CALL, self -> new Noting());
        }
        Lane<String> lane = lanes.open(CALL, self -> owner);
        lane.post("wait");
        assertThat(owner.busy.await(10, TimeUnit.SECONDS)).isTrue();
        lanes.close();
        assertThat(lanes.open()).isZero();
        lanes.<String>open(CALL, self -> new Noting());
        until(() -> lanes.open() == 0);
    }
}
