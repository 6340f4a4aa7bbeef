package org.parlour.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTest {
    private byte[] sink = new byte[0];
    private int sum;

    @Test
    void seesAnObjectAStep() {
        assertThat(Allocation.bytesPerStep(() -> sink = new byte[64])).isBetween(64L, 128L);
        assertThat(sink).hasSize(64);
    }

    @Test
    void seesNothingWhereNothingIsMade() {
        assertThat(Allocation.bytesPerStep(() -> sum += sink.length + 1)).isZero();
        assertThat(sum).isPositive();
    }
}
