package org.parlour.mixer.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.measure.Babble;
import org.parlour.proof.Allocation;

class LevelAllocationTest {
    private final short[] voice = Babble.spoken(1, 16_000, 2);
    private final short[] frame = new short[Levelling.FRAME];
    private int step;

    @Test
    void aFrameAllocatesNothing() {
        Levelling levelling = new Levelling();
        assertThat(Allocation.bytesPerStep(() -> {
                    step++;
                    System.arraycopy(voice, step % 100 * Levelling.FRAME, frame, 0, Levelling.FRAME);
                    levelling.level(frame, 0, step % 1_000 < 900);
                }))
                .isZero();
    }
}
