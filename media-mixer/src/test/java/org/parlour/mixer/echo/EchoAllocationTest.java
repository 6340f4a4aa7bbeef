package org.parlour.mixer.echo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;

class EchoAllocationTest {
    private static final int TICK = 320;

    private final EchoLine line = new EchoLine(Talkers.speech("en", 3, 1, 4)).way(0, Hybrid.response(1), 8, 100);
    private final short[] played = line.played();
    private final short[] uplink = line.uplink();
    private final short[] frame = new short[TICK];
    private int tick;

    @Test
    void aTickAllocatesNothingWithAnEchoAndWithout() {
        EchoControl control = new EchoControl(8_000);
        EchoControl silent = new EchoControl(8_000);
        assertThat(Allocation.bytesPerStep(() -> {
                    int at = tick % (played.length / TICK) * TICK;
                    tick++;
                    // Each step is a tick of ten; the filter is what takes time.
                    if (tick % 10 == 0) {
                        control.played(played, at, TICK);
                        System.arraycopy(uplink, at, frame, 0, TICK);
                        control.clean(frame, 0, TICK);
                    }
                    System.arraycopy(uplink, at, frame, 0, TICK);
                    silent.clean(frame, 0, TICK);
                }))
                .isZero();
        assertThat(control.statistics().blocks()).isPositive();
    }
}
