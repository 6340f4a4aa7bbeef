package org.parlour.sfu.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("peer")
class MediaLoopTest {
    private static final long PATIENCE_SECONDS = 10;
    private static final long MILLI_NANOS = 1_000_000L;

    @Test
    void everyLoopIsAThreadWithAName() throws Exception {
        try (MediaLoops loops = MediaLoops.open(2)) {
            assertThat(loops.all()).extracting(MediaLoop::number).containsExactly(0, 1);
            for (MediaLoop loop : loops.all()) {
                assertThat(loop.isHere()).isFalse();
                assertThat(on(loop, () -> Thread.currentThread().getName())).isEqualTo("media-loop-" + loop.number());
                assertThat(on(loop, loop::isHere)).isTrue();
            }
        }
    }

    @Test
    void timersRunInTheOrderOfTheirDeadlinesAndNeverEarly() throws Exception {
        try (MediaLoops loops = MediaLoops.open(1)) {
            MediaLoop loop = loops.all().getFirst();
            List<Integer> ran = new ArrayList<>();
            CompletableFuture<Long> last = new CompletableFuture<>();
            long base = loop.nowNanos();
            loop.at(base + 30 * MILLI_NANOS, () -> {
                ran.add(3);
                last.complete(loop.nowNanos());
            });
            loop.at(base + 20 * MILLI_NANOS, () -> ran.add(2));
            loop.at(base + 10 * MILLI_NANOS, () -> ran.add(1)).cancel();
            loop.at(base - 10 * MILLI_NANOS, () -> ran.add(0));
            assertThat(last.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - base).isGreaterThanOrEqualTo(30 * MILLI_NANOS);
            assertThat(ran).containsExactly(0, 2, 3);
            assertThat(loop.counters().lateTimers()).isPositive();
            assertThat(loop.counters().longestLateNanos()).isGreaterThanOrEqualTo(10 * MILLI_NANOS);
        }
    }

    @Test
    void nothingThatATaskATimerOrAListenerThrowsEndsTheLoop() throws Exception {
        try (MediaLoops loops = MediaLoops.open(1)) {
            MediaLoop loop = loops.all().getFirst();
            InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            CompletableFuture<Void> heard = new CompletableFuture<>();
            LoopPort port = LoopPort.bind(loop, local, (bytes, offset, lengthBytes, from, nowNanos) -> {
                heard.complete(null);
                throw new IllegalStateException("a bug of the test's own");
            });
            loop.execute(() -> {
                throw new StackOverflowError("a bug of the test's own");
            });
            loop.at(loop.nowNanos(), () -> {
                throw new IllegalStateException("a bug of the test's own");
            });
            loop.execute(() -> port.send(new byte[] {1}, 0, 1, port.local()));
            heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(on(loop, () -> "alive")).isEqualTo("alive");
            assertThat(loop.counters().failures()).isEqualTo(3);
        }
    }

    @Test
    void aLegIsBornWhereTheFewestAre() {
        try (MediaLoops loops = MediaLoops.open(3)) {
            loops.all().get(0).legCame();
            loops.all().get(1).legCame();
            assertThat(loops.leastLoaded().number()).isEqualTo(2);
            loops.all().get(2).legCame();
            loops.all().get(1).legLeft();
            assertThat(loops.leastLoaded().number()).isEqualTo(1);
        }
    }

    @Test
    void afterTheCloseTasksAreRefusedAndPortsAreFree() throws Exception {
        MediaLoops loops = MediaLoops.open(2);
        MediaLoop loop = loops.all().getLast();
        LoopPort port = LoopPort.bind(
                loop,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                (bytes, offset, lengthBytes, from, nowNanos) -> {});
        InetSocketAddress local = port.local();
        loops.close();
        assertThat(loop.execute(() -> {})).isFalse();
        assertThat(loop.executeAnyway(() -> {})).isFalse();
        loop.at(0, () -> {}).cancel();
        assertThat(loop.counters().refusedTasks()).isEqualTo(3);
        new DatagramSocket(local).close();
    }

    @Test
    void oneProcessorIsLeftToTheOthers() {
        assertThat(MediaLoops.defaultCount(1)).isEqualTo(1);
        assertThat(MediaLoops.defaultCount(8)).isEqualTo(7);
    }

    private static <T> T on(MediaLoop loop, Callable<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
