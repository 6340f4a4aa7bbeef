package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Vectors;

/** Packets that RFCs draw, and packets that others published. */
class RtpPacketGoldenTest {
    private static final String FIXED = "900000010000000200000003";

    private final RtpPacket packet = new RtpPacket();

    /** RFC 3550 5.1: every field of the figure set to a value of its own. */
    @Test
    void readsTheHeaderOfRfc3550Section51() {
        RtpPacket drawn = Packets.packet("b1 83 0102 03040506 0708090a 0b0c0d0e" + "12340001 aabbccdd" + "55 000003");
        assertThat(drawn.marker()).isTrue();
        assertThat(drawn.payloadType()).isEqualTo(3);
        assertThat(drawn.sequenceNumber()).isEqualTo(0x0102);
        assertThat(drawn.timestamp()).isEqualTo(0x03040506);
        assertThat(drawn.ssrc()).isEqualTo(0x0708090A);
        assertThat(drawn.csrc(0)).isEqualTo(0x0B0C0D0E);
        assertThat(drawn.extensionProfile()).isEqualTo(0x1234);
        assertThat(drawn.extensionLengthBytes()).isEqualTo(4);
        assertThat(drawn.payloadLengthBytes()).isEqualTo(1);
        assertThat(drawn.paddingLengthBytes()).isEqualTo(3);
    }

    /** RFC 8285 4.2: three elements of 1, 2 and 4 octets with two octets of padding between. */
    @Test
    void readsTheOneByteFigureOfRfc8285() {
        RtpPacket drawn = Packets.packet(FIXED + "bede0003" + "10a1" + "21b1b2" + "0000" + "33c1c2c3c4");
        assertThat(RtpExtensionsTest.elements(drawn)).containsExactly("1:a1", "2:b1b2", "3:c1c2c3c4");
    }

    /** RFC 8285 4.3: elements of 0, 1 and 4 octets, padded between the second and the third. */
    @Test
    void readsTheTwoByteFigureOfRfc8285() {
        RtpPacket drawn = Packets.packet(FIXED + "10000003" + "0100" + "0201b1" + "00" + "0304c1c2c3c4");
        assertThat(RtpExtensionsTest.elements(drawn)).containsExactly("1:", "2:b1", "3:c1c2c3c4");
    }

    /** RFC 6464 3: the element of one octet, V and the level, in both forms. */
    @Test
    void readsTheFiguresOfRfc6464() {
        RtpPacket one = Packets.packet(FIXED + "bede0001" + "10ff0000");
        long level = RtpExtensions.find(one, 1);
        assertThat(AudioLevel.voice(one.buffer(), level)).isTrue();
        assertThat(AudioLevel.levelMinusDbov(one.buffer(), level)).isEqualTo(127);
        RtpPacket two = Packets.packet(FIXED + "10000001" + "01011e00");
        level = RtpExtensions.find(two, 1);
        assertThat(AudioLevel.voice(two.buffer(), level)).isFalse();
        assertThat(AudioLevel.levelMinusDbov(two.buffer(), level)).isEqualTo(30);
    }

    /** RFC 6465 3: one level for each source of the mix, in the order of the CSRCs. */
    @Test
    void readsTheFigureOfRfc6465() {
        RtpPacket mix = Packets.packet("93000001 00000002 00000003" + "0000000a0000000b0000000c" + "bede0001 420a7f14");
        long levels = RtpExtensions.find(mix, 4);
        assertThat(ExtensionElement.lengthBytes(levels)).isEqualTo(mix.csrcCount());
        assertThat(MixerAudioLevels.levelMinusDbov(mix.buffer(), levels, 0)).isEqualTo(10);
        assertThat(MixerAudioLevels.levelMinusDbov(mix.buffer(), levels, 1)).isEqualTo(127);
        assertThat(MixerAudioLevels.levelMinusDbov(mix.buffer(), levels, 2)).isEqualTo(20);
    }

    @Test
    void readsThePublishedPacket() throws IOException {
        wrap("media/rtp/aiortc_rtp.bin");
        assertThat(packet.payloadType()).isZero();
        assertThat(packet.sequenceNumber()).isEqualTo(15743);
        assertThat(packet.timestamp()).isEqualTo((int) 3937035252L);
        assertThat(packet.payloadLengthBytes()).isEqualTo(160);
        assertThat(packet.csrcCount()).isZero();
    }

    @Test
    void readsThePublishedPacketWithSources() throws IOException {
        wrap("media/rtp/aiortc_rtp_with_csrc.bin");
        assertThat(packet.sequenceNumber()).isEqualTo(16082);
        assertThat(packet.csrcCount()).isEqualTo(2);
        assertThat(packet.csrc(0)).isEqualTo((int) 2882400001L);
        assertThat(packet.csrc(1)).isEqualTo((int) 3735928559L);
        assertThat(packet.payloadLengthBytes()).isEqualTo(160);
    }

    @Test
    void readsThePublishedPacketsOfPaddingAlone() throws IOException {
        wrap("media/rtp/aiortc_rtp_only_padding.bin");
        assertThat(packet.payloadType()).isEqualTo(120);
        assertThat(packet.isPaddingOnly()).isTrue();
        assertThat(packet.paddingLengthBytes()).isEqualTo(224);
        wrap("media/rtp/aiortc_rtp_only_padding_with_header_extensions.bin");
        assertThat(packet.payloadType()).isEqualTo(98);
        assertThat(packet.isPaddingOnly()).isTrue();
        assertThat(packet.paddingLengthBytes()).isEqualTo(224);
        long sendTime = RtpExtensions.find(packet, 2);
        assertThat(AbsSendTime.read(packet.buffer(), sendTime)).isEqualTo(15846540);
    }

    @Test
    void readsThePublishedPacketWithAMid() throws IOException {
        wrap("media/rtp/aiortc_rtp_with_sdes_mid.bin");
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(111);
        long mid = RtpExtensions.find(packet, 9);
        assertThat(StreamName.text(packet.buffer(), mid)).isEqualTo("0");
        assertThat(StreamName.matches(packet.buffer(), mid, "0".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(packet.payloadLengthBytes()).isEqualTo(54);
    }

    private void wrap(String path) throws IOException {
        byte[] bytes = Vectors.bytes(path);
        assertThat(packet.wrap(bytes, 0, bytes.length)).isNull();
    }
}
