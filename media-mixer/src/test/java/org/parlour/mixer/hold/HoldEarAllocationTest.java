package org.parlour.mixer.hold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.rig.Tune;
import org.parlour.proof.Allocation;

class HoldEarAllocationTest {
    private static final int FRAMES = 400;

    private final short[] narrow = Tune.samples(4, 8, -20);
    private final short[] wide = Babble.spoken(1, 16_000, 8);
    private int step;

    @Test
    void aFrameAllocatesNothing() {
        HoldEar ear = new HoldEar();
        assertThat(Allocation.bytesPerStep(() -> {
                    step++;
                    boolean music = step / 512 % 2 == 0;
                    int frame = step % FRAMES;
                    ear.hear(music ? narrow : wide, frame * (music ? 160 : 320), music ? 160 : 320, step % 64 > 3);
                }))
                .isZero();
    }
}
