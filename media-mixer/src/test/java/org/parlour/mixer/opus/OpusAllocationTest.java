package org.parlour.mixer.opus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;

class OpusAllocationTest {
    private static final int FRAME = 80;
    private static final int SECOND = 100;

    private final short[] spoken = Syllables.spoken(1, 8_000, 1);
    private final short[] into = new short[2 * FRAME];
    private final byte[] packet = new byte[200];
    private final OpusPacket view = new OpusPacket();
    private int step;
    private int length;
    private long repairs;

    @Test
    void aFrameEncodedAndDecodedByLibopusAllocatesNothing() {
        OpusCodecs codecs = Library.MACHINE.open();
        OpusSettings settings = OpusSettings.speech(8_000)
                .withComplexity(0)
                .withExpectedLoss(20)
                .withBitrate(24_000);
        step = 3;
        try (OpusEncoder encoder = codecs.newEncoder(settings);
                OpusEncoder copy = codecs.newEncoder(settings);
                OpusDecoder decoder = codecs.newDecoder(16_000)) {
            assertThat(Allocation.bytesPerStep(() -> {
                        step++;
                        // Encoding is what costs; one packet is decoded more than once.
                        if (step % 4 == 0) {
                            int at = step / 4 % SECOND * FRAME;
                            length = encoder.encode(spoken, at, FRAME, packet, 0, packet.length);
                            view.wrap(packet, 0, length);
                        }
                        if (step % 16 == 0) {
                            repairs += decoder.repair(packet, 0, length, 2 * FRAME, into, 0);
                        } else if (step % 16 == 8) {
                            decoder.conceal(2 * FRAME, into, 0);
                        }
                        decoder.decode(packet, 0, length, into, 0);
                        // A split of listeners, and a garbled packet, belong to the steady state too.
                        if (step % 64 == 0) {
                            copy.copyStateFrom(encoder);
                            packet[0] |= 3;
                            decoder.decode(packet, 0, length, into, 0);
                        }
                    }))
                    .isZero();
        }
        assertThat(repairs).isPositive();
    }
}
