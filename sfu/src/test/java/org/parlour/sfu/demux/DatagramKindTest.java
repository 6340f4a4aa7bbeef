package org.parlour.sfu.demux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DatagramKindTest {
    private static DatagramKind ofFirst(int first) {
        byte[] bytes = new byte[40];
        bytes[0] = (byte) first;
        return DatagramKind.of(bytes, 0, bytes.length);
    }

    /** RFC 7983 §7, figure 3. */
    private static DatagramKind byTheFigure(int first) {
        if (first <= 3) {
            return DatagramKind.STUN;
        }
        if (first >= 16 && first <= 19) {
            return DatagramKind.ZRTP;
        }
        if (first >= 20 && first <= 63) {
            return DatagramKind.DTLS;
        }
        if (first >= 64 && first <= 79) {
            return DatagramKind.TURN_CHANNEL;
        }
        return first >= 128 && first <= 191 ? DatagramKind.RTP : DatagramKind.UNASSIGNED;
    }

    @Test
    void everyFirstByteHasTheKindOfTheFigure() {
        for (int first = 0; first < 256; first++) {
            assertThat(ofFirst(first)).as("%d", first).isEqualTo(byTheFigure(first));
        }
    }

    @Test
    void secondByteTellsRtcpFromRtp() {
        byte[] bytes = new byte[40];
        bytes[0] = (byte) 0x80;
        for (int second = 0; second < 256; second++) {
            bytes[1] = (byte) second;
            // RFC 5761 §4: 64 to 95 with the marker bit are packet types.
            boolean rtcp = second >= 192 && second <= 223;
            assertThat(DatagramKind.of(bytes, 0, bytes.length))
                    .as("%d", second)
                    .isEqualTo(rtcp ? DatagramKind.RTCP : DatagramKind.RTP);
        }
    }

    @Test
    void datagramShorterThanItsHeaderIsTooShort() {
        assertThat(shortest(0, 0)).isEqualTo(20);
        assertThat(shortest(22, 0)).isEqualTo(13);
        assertThat(shortest(0x80, 111)).isEqualTo(12);
        assertThat(shortest(0x80, 200)).isEqualTo(8);
    }

    private static int shortest(int first, int second) {
        byte[] bytes = new byte[40];
        bytes[5] = (byte) first;
        bytes[6] = (byte) second;
        int length = 1;
        while (DatagramKind.of(bytes, 5, length) == DatagramKind.TOO_SHORT) {
            length++;
        }
        return length;
    }

    @Test
    void emptyDatagramIsEmpty() {
        assertThat(DatagramKind.of(new byte[3], 3, 0)).isEqualTo(DatagramKind.EMPTY);
    }

    @Test
    void fourKindsAreServed() {
        assertThat(Arrays.stream(DatagramKind.values()).filter(DatagramKind::isServed))
                .containsExactly(DatagramKind.STUN, DatagramKind.DTLS, DatagramKind.RTP, DatagramKind.RTCP);
    }
}
