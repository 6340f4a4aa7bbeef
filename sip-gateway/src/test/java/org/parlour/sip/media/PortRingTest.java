package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortRingTest {
    private final PortRing ring = new PortRing(20_000, 20_007, 0);
    private long nowNanos = -5;

    @Test
    void givesEvenPortsInTurnAndThenNone() {
        assertThat(ring.take(nowNanos)).isEqualTo(20_000);
        assertThat(ring.take(nowNanos)).isEqualTo(20_002);
        assertThat(ring.take(nowNanos)).isEqualTo(20_004);
        assertThat(ring.take(nowNanos)).isEqualTo(20_006);
        assertThat(ring.take(nowNanos)).isEqualTo(PortRing.NONE);
        assertThat(ring.refused()).isEqualTo(1);
        assertThat(ring.inUse()).isEqualTo(4);
    }

    @Test
    void aPortRestsTwoSecondsAtTheTail() {
        for (int i = 0; i < 4; i++) {
            ring.take(nowNanos);
        }
        ring.giveBack(20_004, nowNanos);
        assertThat(ring.take(nowNanos + PortRing.REST_NANOS - 1)).isEqualTo(PortRing.NONE);
        assertThat(ring.take(nowNanos + PortRing.REST_NANOS)).isEqualTo(20_004);
    }

    @Test
    void aPortOfAnotherProgramIsPassedOverAndTriedLater() {
        ring.takenByAnother(ring.take(nowNanos), nowNanos);
        assertThat(ring.take(nowNanos)).isEqualTo(20_002);
        assertThat(ring.takenByOthers()).isEqualTo(1);
        ring.take(nowNanos);
        ring.take(nowNanos);
        assertThat(ring.take(nowNanos + PortRing.REST_NANOS)).isEqualTo(20_000);
    }

    @Test
    void beginsWhereChanceSays() {
        assertThat(new PortRing(20_000, 29_999, 4_999).take(nowNanos)).isEqualTo(29_998);
        assertThat(new PortRing(20_000, 29_999, -1).take(nowNanos)).isEqualTo(29_998);
        assertThat(new PortRing(20_000, 29_999, 0).size()).isEqualTo(5_000);
    }

    @Test
    void aPortIsGivenBackOnceByWhoTookIt() {
        assertThatThrownBy(() -> ring.giveBack(20_000, nowNanos)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.giveBack(20_001, nowNanos)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PortRing(20_001, 29_999, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
