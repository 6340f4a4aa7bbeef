package org.parlour.mixer.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.RingTone;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.rig.Tune;
import org.parlour.proof.Fuzz;
import org.parlour.wire.call.HoldReason;

/** Any samples at all, in frames of any length, narrow and wide by turns, and silences in between. */
class HoldEarFuzzTest {
    private static final int FRAME = 160;

    private final HoldEar ear = new HoldEar();
    private final short[] frame = new short[2 * FRAME];
    private int heard;

    @Test
    void nothingIsThrownAndAReasonIsHeard() {
        List<byte[]> goldens = List.of(
                bytes(Tune.samples(1, 1, -20)),
                bytes(RingTone.JAPAN.samples(1, -10, 30, 1)),
                bytes(Sounds.noise(5, 8_000, 0)),
                bytes(new short[8_000]));
        Fuzz.storm("hold", goldens, 2_000, input -> {
            ByteBuffer samples = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
            while (samples.remaining() >= 4 * FRAME) {
                for (int i = 0; i < frame.length; i++) {
                    frame[i] = samples.getShort();
                }
                heard++;
                int count = heard % 97 == 0 ? input.length % frame.length : heard % 5 == 0 ? 2 * FRAME : FRAME;
                assertThat(ear.hear(frame, 0, count, heard % 41 > 6)).isNotEqualTo(HoldReason.SIGNALLED);
            }
        });
    }

    private static byte[] bytes(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            bytes.putShort(sample);
        }
        return bytes.array();
    }
}
