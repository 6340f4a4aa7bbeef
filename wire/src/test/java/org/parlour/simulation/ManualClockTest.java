package org.parlour.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ManualClockTest {
    private final ManualClock clock = new ManualClock();

    @Test
    void standsStillUntilItIsMoved() {
        long before = clock.nowNanos();
        assertThat(clock.nowNanos()).isEqualTo(before);
        clock.advance(Duration.ofMillis(20));
        assertThat(clock.nowNanos()).isEqualTo(before + 20_000_000);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void doesNotRunBackwards() {
        long now = clock.nowNanos();
        clock.advanceTo(now);
        assertThatThrownBy(() -> clock.advanceTo(now - 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothFacesShowTheSameTime() {
        Instant before = clock.instant();
        Clock wall = clock.inZone(ZoneOffset.UTC);
        clock.advance(Duration.ofNanos(1_500));
        assertThat(clock.instant()).isEqualTo(before.plusNanos(1_500));
        assertThat(wall.instant()).isEqualTo(clock.instant());
        assertThat(wall.getZone()).isEqualTo(ZoneOffset.UTC);
    }
}
