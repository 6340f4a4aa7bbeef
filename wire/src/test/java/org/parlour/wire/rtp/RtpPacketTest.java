package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
    private static final String PLAIN = "80e0 1234 89abcdef 00c0ffee 0102030405";
    private static final String FULL =
            "b26f 0001 00000002 00000003 0000000a 0000000b bede0001 10ff0000 aabbcc 000003".replace(" ", "");

    private final RtpPacket packet = new RtpPacket();

    @Test
    void readsEveryFieldOfAPlainPacket() {
        assertThat(wrap(PLAIN)).isNull();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequenceNumber()).isEqualTo(0x1234);
        assertThat(packet.timestamp()).isEqualTo(0x89ABCDEF);
        assertThat(packet.ssrc()).isEqualTo(0x00C0FFEE);
        assertThat(packet.csrcCount()).isZero();
        assertThat(packet.hasExtension()).isFalse();
        assertThat(packet.extensionProfile()).isZero();
        assertThat(packet.extensionLengthBytes()).isZero();
        assertThat(packet.payloadOffset()).isEqualTo(12);
        assertThat(packet.payloadLengthBytes()).isEqualTo(5);
        assertThat(packet.paddingLengthBytes()).isZero();
    }

    @Test
    void readsSourcesExtensionAndPadding() {
        assertThat(wrap(FULL)).isNull();
        assertThat(packet.csrcCount()).isEqualTo(2);
        assertThat(packet.csrc(0)).isEqualTo(10);
        assertThat(packet.csrc(1)).isEqualTo(11);
        assertThat(packet.extensionProfile()).isEqualTo(0xBEDE);
        assertThat(packet.extensionOffset()).isEqualTo(24);
        assertThat(packet.extensionLengthBytes()).isEqualTo(4);
        assertThat(packet.headerLengthBytes()).isEqualTo(28);
        assertThat(packet.payloadLengthBytes()).isEqualTo(3);
        assertThat(packet.paddingLengthBytes()).isEqualTo(3);
        assertThat(packet.isPaddingOnly()).isFalse();
    }

    @Test
    void liesAnywhereInAnArray() {
        byte[] bytes = bytes(FULL);
        byte[] array = new byte[bytes.length + 9];
        System.arraycopy(bytes, 0, array, 7, bytes.length);
        assertThat(packet.wrap(array, 7, bytes.length)).isNull();
        assertThat(packet.csrc(1)).isEqualTo(11);
        assertThat(packet.payloadOffset()).isEqualTo(35);
        assertThat(array[packet.payloadOffset()]).isEqualTo((byte) 0xAA);
    }

    @Test
    void rewritesEachFieldAndNothingBeside() {
        byte[] bytes = bytes(FULL);
        byte[] before = bytes.clone();
        packet.wrap(bytes, 0, bytes.length);
        packet.marker(true)
                .payloadType(5)
                .sequenceNumber(0x1FFFF)
                .timestamp(-1)
                .ssrc(0x80000001)
                .csrc(1, 77);
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(5);
        assertThat(packet.sequenceNumber()).isEqualTo(0xFFFF);
        assertThat(packet.timestamp()).isEqualTo(-1);
        assertThat(packet.ssrc()).isEqualTo(0x80000001);
        assertThat(packet.csrc(0)).isEqualTo(10);
        assertThat(packet.csrc(1)).isEqualTo(77);
        assertThat(packet.marker(false).payloadType()).isEqualTo(5);
        packet.payloadType(111).sequenceNumber(1).timestamp(2).ssrc(3).csrc(1, 11);
        assertThat(bytes).isEqualTo(before);
    }

    @Test
    void saysWhyBytesAreNoPacket() {
        assertThat(wrap("")).isEqualTo(RtpFault.TOO_SHORT);
        assertThat(wrap("80e01234 89abcdef 00c0ff")).isEqualTo(RtpFault.TOO_SHORT);
        assertThat(wrap("00010000 2112a442 00000000")).isEqualTo(RtpFault.NOT_VERSION_TWO);
        assertThat(wrap("40e01234 89abcdef 00c0ffee")).isEqualTo(RtpFault.NOT_VERSION_TWO);
        assertThat(wrap("c0e01234 89abcdef 00c0ffee")).isEqualTo(RtpFault.NOT_VERSION_TWO);
        assertThat(wrap("82e01234 89abcdef 00c0ffee 00000001 000000")).isEqualTo(RtpFault.CSRCS_CUT);
        assertThat(wrap("90e01234 89abcdef 00c0ffee bede00")).isEqualTo(RtpFault.EXTENSION_CUT);
        assertThat(wrap("90e01234 89abcdef 00c0ffee bede0001 000000")).isEqualTo(RtpFault.EXTENSION_CUT);
        assertThat(wrap("a0e01234 89abcdef 00c0ffee 0000")).isEqualTo(RtpFault.PADDING_ZERO);
        assertThat(wrap("a0e01234 89abcdef 00c0ffee 0003")).isEqualTo(RtpFault.PADDING_TOO_LONG);
        assertThat(wrap("a0e01234 89abcdef 00c0ffee")).isEqualTo(RtpFault.PADDING_TOO_LONG);
    }

    @Test
    void knowsPaddingAloneFromAnEmptyPayload() {
        assertThat(wrap("a0e01234 89abcdef 00c0ffee 0002")).isNull();
        assertThat(packet.isPaddingOnly()).isTrue();
        assertThat(wrap("80e01234 89abcdef 00c0ffee")).isNull();
        assertThat(packet.isPaddingOnly()).isFalse();
    }

    @Test
    void dropsItsPadding() {
        wrap(FULL);
        packet.dropPadding();
        packet.dropPadding();
        assertThat(packet.lengthBytes()).isEqualTo(31);
        byte[] shorter = Arrays.copyOf(packet.buffer(), packet.lengthBytes());
        assertThat(packet.wrap(shorter, 0, shorter.length)).isNull();
        assertThat(packet.paddingLengthBytes()).isZero();
        assertThat(packet.payloadLengthBytes()).isEqualTo(3);
    }

    @Test
    void leavesThePaddingOfAnEncryptedPacketAlone() {
        byte[] bytes = bytes("a0e01234 89abcdef 00c0ffee 00ff");
        assertThat(packet.wrap(bytes, 0, bytes.length)).isEqualTo(RtpFault.PADDING_TOO_LONG);
        assertThat(packet.wrapProtected(bytes, 0, bytes.length)).isNull();
        assertThat(packet.paddingLengthBytes()).isZero();
        assertThat(packet.payloadLengthBytes()).isEqualTo(2);
    }

    @Test
    void takesMistakesOfTheCallerAsSuch() {
        assertThatThrownBy(() -> packet.wrap(new byte[12], 1, 12)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new RtpPacket().ssrc()).isInstanceOf(IndexOutOfBoundsException.class);
        wrap(PLAIN);
        assertThatThrownBy(() -> packet.csrc(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> packet.payloadType(128)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void liesOverNothingAfterAFault() {
        wrap(PLAIN);
        wrap("00");
        assertThatThrownBy(packet::sequenceNumber).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(packet).hasToString("RtpPacket[over nothing]");
    }

    @Test
    void printsItsHeaderInOneLine() {
        wrap(PLAIN);
        assertThat(packet)
                .hasToString("RtpPacket[ssrc=00c0ffee pt=96 seq=4660 ts=2309737967 marker csrcs=0 extension=0B"
                        + " payload=5B padding=0B]");
    }

    private @Nullable RtpFault wrap(String hex) {
        byte[] bytes = bytes(hex);
        return packet.wrap(bytes, 0, bytes.length);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
