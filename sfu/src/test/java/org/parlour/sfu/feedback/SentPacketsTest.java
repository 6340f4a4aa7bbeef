package org.parlour.sfu.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SentPacketsTest {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int PACKET_BYTES = 1000;

    private final SentPackets sent = new SentPackets(8 * SentPackets.PAGE_BYTES, SECOND_NANOS);
    private final byte[] into = new byte[2000];

    private void keep(int sequence, long nowNanos) {
        byte[] packet = new byte[PACKET_BYTES];
        Arrays.fill(packet, (byte) sequence);
        sent.keep(sequence & 0xFFFF, packet, 0, PACKET_BYTES, nowNanos);
    }

    @Test
    void givesBackWhatWasKeptAndNothingElse() {
        for (int sequence = 65_500; sequence < 65_500 + 1000; sequence++) {
            keep(sequence, sequence * 1_000_000L);
            for (int back = 0; back < 100; back += 33) {
                int asked = sequence - back;
                int lengthBytes = sent.repeat(asked & 0xFFFF, into, 0, 0, sequence * 1_000_000L);
                assertThat(lengthBytes).isIn(0, PACKET_BYTES);
                if (lengthBytes > 0) {
                    assertThat(into[0]).isEqualTo((byte) asked);
                    assertThat(into[PACKET_BYTES - 1]).isEqualTo((byte) asked);
                }
            }
        }
    }

    @Test
    void holdsNoMoreThanItMay() {
        for (int sequence = 0; sequence < 2000; sequence++) {
            keep(sequence, sequence);
        }
        assertThat(sent.heldBytes()).isEqualTo(8 * SentPackets.PAGE_BYTES);
        assertThat(sent.repeat(1999, into, 0, 0, 2000)).isEqualTo(PACKET_BYTES);
        assertThat(sent.repeat(1890, into, 0, 0, 2000)).isEqualTo(PACKET_BYTES);
        assertThat(sent.repeat(1800, into, 0, 0, 2000)).isZero();
    }

    @Test
    void aSlowStreamHoldsLittle() {
        for (int sequence = 0; sequence < 2000; sequence++) {
            keep(sequence, sequence * SECOND_NANOS / 10);
        }
        assertThat(sent.heldBytes()).isLessThanOrEqualTo(2 * SentPackets.PAGE_BYTES);
        assertThat(sent.repeat(1995, into, 0, 0, 1999 * SECOND_NANOS / 10)).isEqualTo(PACKET_BYTES);
    }

    @Test
    void onePacketIsNotRepeatedForever() {
        keep(5, 0);
        int repeated = 0;
        for (int i = 0; i < 100; i++) {
            repeated += sent.repeat(5, into, 0, 1, i * 10L) > 0 ? 1 : 0;
        }
        assertThat(repeated).isEqualTo(10);
        assertThat(sent.tooOften()).isEqualTo(90);
    }

    @Test
    void whatIsLongerThanAPageIsCounted() {
        sent.keep(1, new byte[SentPackets.PAGE_BYTES + 1], 0, SentPackets.PAGE_BYTES + 1, 0);
        assertThat(sent.tooLong()).isEqualTo(1);
    }
}
