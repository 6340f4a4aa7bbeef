package org.parlour.mixer.noise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class NoiseAllocationTest {
    private final short[] line = Sounds.vowel(130, 16_000, 16_000, -20);
    private final short[] frame = new short[Cleaned.FRAME];
    private int step;

    @Test
    void aFrameAllocatesNothing() {
        HighPass highPass = new HighPass();
        NoiseSuppression suppression = new NoiseSuppression();
        assertThat(Allocation.bytesPerStep(() -> {
                    step++;
                    System.arraycopy(line, step % 50 * Cleaned.FRAME, frame, 0, Cleaned.FRAME);
                    highPass.filter(frame, 0, Cleaned.FRAME);
                    // What nobody hears, and a line that changes its codec, belong to the steady state too.
                    suppression.narrow(step % 512 < 256);
                    if (step % 64 < 60) {
                        suppression.pass(frame, 0, Cleaned.FRAME);
                    } else {
                        suppression.suppress(frame, 0, Cleaned.FRAME);
                    }
                }))
                .isZero();
    }
}
