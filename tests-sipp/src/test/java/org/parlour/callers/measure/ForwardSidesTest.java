package org.parlour.callers.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.synthetic.CoreHouse;

/** What {@code ./measure forward} compares does the same: each packet comes to as many viewers, on both sides. */
@Isolated
@Tag("peer")
class ForwardSidesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(500);

    @Test
    void theLimitSendsAPacketToEachViewer() throws Exception {
        for (ForwardShape shape : new ForwardShape[] {ForwardShape.ONE_SHOWS, ForwardShape.TEN_SPEAK}) {
            Delays delays = new Delays();
            try (RawSide side = RawSide.open(2, shape, delays, 1);
                    ForwardTraffic traffic = new ForwardTraffic(side, shape)) {
                sendsToAll(traffic, shape);
                assertThat(delays.micros(50)).isPositive();
            }
        }
    }

    @Test
    void aRoomSendsAPacketToEachViewer() throws Exception {
        for (ForwardShape shape : new ForwardShape[] {ForwardShape.TEN_SHOW, ForwardShape.TEN_SPEAK}) {
            Delays delays = new Delays();
            try (RoomSide side = RoomSide.open(1, shape, delays, 1);
                    ForwardTraffic traffic = new ForwardTraffic(side, shape)) {
                // Slots fill with the first key frames and words.
                traffic.talk(Duration.ofSeconds(3));
                sendsToAll(traffic, shape);
                assertThat(delays.micros(50)).isPositive();
                assertThat(new LoopThreads(side.loops()).use().cpuNanos()).isPositive();
            }
        }
    }

    private static void sendsToAll(ForwardTraffic traffic, ForwardShape shape) throws Exception {
        long before = traffic.heard();
        long sent = traffic.talk(MOMENT);
        assertThat(CoreHouse.await(PATIENCE, () -> traffic.heard() - before >= sent * shape.copies() * 9 / 10))
                .as("%d of %d times %d", traffic.heard() - before, sent, shape.copies())
                .isTrue();
        assertThat(traffic.heard() - before).isLessThanOrEqualTo(sent * shape.copies() * 11 / 10);
        assertThat(traffic.refused()).isZero();
    }
}
