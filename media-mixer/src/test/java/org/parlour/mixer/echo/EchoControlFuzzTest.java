package org.parlour.mixer.echo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Fuzz;

/** Any samples at all, both ways, one tick after the other, with ticks left out on either side. */
class EchoControlFuzzTest {
    private static final int TICK = 320;

    private final EchoControl control = new EchoControl(16_000);
    private final short[] played = new short[TICK];
    private final short[] uplink = new short[TICK];

    @Test
    void nothingIsThrownAndNumbersStayNumbers() {
        List<byte[]> goldens = List.of(
                bytes(Sounds.noise(5, 2 * TICK, 0)),
                bytes(Sounds.sine(1_000, 16_000, 2 * TICK, 0)),
                bytes(new short[2 * TICK]),
                bytes(Sounds.vowel(120, 16_000, 2 * TICK, -10)));
        Fuzz.storm("echo", goldens, input -> {
            ByteBuffer samples = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
            fill(samples, played);
            fill(samples, uplink);
            if (input.length % 7 != 0) {
                control.played(played, 0, TICK);
            }
            if (input.length % 5 != 0) {
                control.clean(uplink, 0, TICK);
            }
            EchoStatistics statistics = control.statistics();
            if (Float.isNaN(statistics.enhancementDecibels()) || Float.isNaN(statistics.returnLossDecibels())) {
                throw new AssertionError(statistics.toString());
            }
        });
    }

    private static void fill(ByteBuffer from, short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = from.remaining() > 1 ? from.getShort() : (short) (i * 7_919);
        }
    }

    private static byte[] bytes(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }
}
