package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RtpOrRtcpTest {
    @Test
    void takesTypes192To223AsRtcp() {
        for (int second = 0; second < 256; second++) {
            byte[] datagram = {(byte) 0x80, (byte) second};
            assertThat(RtpOrRtcp.isRtcp(datagram, 0, 2)).isEqualTo(second >= 192 && second <= 223);
        }
    }

    @Test
    void takesNothingElseAsRtcp() {
        assertThat(RtpOrRtcp.isRtcp(new byte[0], 0, 0)).isFalse();
        assertThat(RtpOrRtcp.isRtcp(new byte[] {(byte) 0x80}, 0, 1)).isFalse();
        assertThat(RtpOrRtcp.isRtcp(new byte[] {0, (byte) 200}, 0, 2)).isFalse();
        assertThat(RtpOrRtcp.isRtcp(new byte[] {9, 9, (byte) 0xBF, (byte) 200}, 2, 2))
                .isTrue();
    }

    @Test
    void knowsThePayloadTypesThatCollide() {
        assertThat(RtpOrRtcp.collides(63)).isFalse();
        assertThat(RtpOrRtcp.collides(64)).isTrue();
        assertThat(RtpOrRtcp.collides(72)).isTrue();
        assertThat(RtpOrRtcp.collides(95)).isTrue();
        assertThat(RtpOrRtcp.collides(96)).isFalse();
    }
}
