package org.parlour.sfu.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private final Gathering gathering = new Gathering();

    @Test
    void asksTheKernelAtMostOnceInAMillisecond() throws Exception {
        assertThat(gathering.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.SELECT);
        long beganNanos = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(gathering.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.SELECT);
        }
        // A thread may be woken from its rest a little early, and then asks early once.
        assertThat(System.nanoTime() - beganNanos).isGreaterThan(10 * Gathering.REST_NANOS);
    }

    @Test
    void doesNotLetATaskWait() throws Exception {
        assertThat(gathering.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.SELECT);
        for (int i = 0; i < 20; i++) {
            assertThat(gathering.calculateStrategy(() -> 7, true)).isEqualTo(7);
        }
    }
}
