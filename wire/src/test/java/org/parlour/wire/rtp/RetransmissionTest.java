package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RetransmissionTest {
    private static final String FIRST = "916f1234" + "00000002" + "00000003" + "00000009" + "bede0001" + "10ff0000";
    private static final String AGAIN = "91e10007" + "00000002" + "0000abcd" + "00000009" + "bede0001" + "10ff0000";

    @Test
    void disguisesAPacketAndRestoresIt() {
        RtpPacket packet = Packets.packet(FIRST + "aabbcc");
        assertThat(Retransmission.disguise(packet, 97, 0xABCD, 7, Packets.limit(packet)))
                .isTrue();
        assertThat(Packets.hexOf(packet.marker(true))).isEqualTo(AGAIN + "1234" + "aabbcc");
        assertThat(Retransmission.originalSequenceNumber(packet)).isEqualTo(0x1234);
        assertThat(Retransmission.restore(packet.marker(false), 111, 3)).isTrue();
        assertThat(Packets.hexOf(packet)).isEqualTo(FIRST + "aabbcc");
        assertThat(packet.offset()).isEqualTo(Packets.AT + 2);
    }

    @Test
    void rewritesTheOriginalSequenceNumberInPlace() {
        RtpPacket packet = Packets.packet(AGAIN + "1234" + "aabbcc");
        Retransmission.originalSequenceNumber(packet, 0xFFFE);
        assertThat(Packets.hexOf(packet)).isEqualTo(AGAIN + "fffe" + "aabbcc");
    }

    @Test
    void bringsNothingBackFromAProbe() {
        RtpPacket padding = Packets.packet("a0e10007" + "00000002" + "0000abcd" + "000003");
        assertThat(Retransmission.originalSequenceNumber(padding)).isEqualTo(Retransmission.NO_SEQUENCE_NUMBER);
        assertThat(Retransmission.restore(padding, 111, 3)).isFalse();
        assertThatThrownBy(() -> Retransmission.originalSequenceNumber(padding, 1))
                .isInstanceOf(IllegalArgumentException.class);
        RtpPacket oneOctet = Packets.packet("80e10007" + "00000002" + "0000abcd" + "01");
        assertThat(Retransmission.restore(oneOctet, 111, 3)).isFalse();
    }

    @Test
    void needsRoomForTheNumber() {
        RtpPacket packet = Packets.packet(FIRST + "aabbcc");
        int end = packet.offset() + packet.lengthBytes();
        assertThat(Retransmission.disguise(packet, 97, 0xABCD, 7, end + 1)).isFalse();
        assertThat(Packets.hexOf(packet)).isEqualTo(FIRST + "aabbcc");
        assertThat(Retransmission.disguise(packet, 97, 0xABCD, 7, end + 2)).isTrue();
    }
}
