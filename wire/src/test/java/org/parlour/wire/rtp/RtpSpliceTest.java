package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RtpSpliceTest {
    private static final String PLAIN = "800000010000000200000003";
    private static final String REST = "0000000200000003";

    @Test
    void insertsTheOneWhoSpeaks() {
        RtpPacket packet = Packets.packet(PLAIN + "aabbcc");
        assertThat(RtpSplice.onlyCsrc(packet, 42, Packets.limit(packet))).isTrue();
        assertThat(Packets.hexOf(packet)).isEqualTo("81000001" + REST + "0000002a" + "aabbcc");
        assertThat(packet.payloadLengthBytes()).isEqualTo(3);
    }

    @Test
    void replacesTheSourcesOfAMixByOne() {
        RtpPacket packet = Packets.packet("83000001" + REST + "000000010000000200000003" + "aabbcc");
        assertThat(RtpSplice.onlyCsrc(packet, 42, 0)).isTrue();
        assertThat(Packets.hexOf(packet)).isEqualTo("81000001" + REST + "0000002a" + "aabbcc");
    }

    @Test
    void addsSourcesUntilThereAreFifteen() {
        RtpPacket packet = Packets.packet(PLAIN + "aabbcc");
        for (int i = 0; i < RtpPacket.MAX_CSRCS; i++) {
            assertThat(RtpSplice.addCsrc(packet, 100 + i, Packets.limit(packet)))
                    .isTrue();
        }
        assertThat(RtpSplice.addCsrc(packet, 1, Packets.limit(packet))).isFalse();
        assertThat(packet.csrc(14)).isEqualTo(114);
        assertThat(packet.payloadLengthBytes()).isEqualTo(3);
        RtpSplice.removeCsrcs(packet);
        assertThat(Packets.hexOf(packet)).isEqualTo(PLAIN + "aabbcc");
    }

    @Test
    void changesNothingWhereThereIsNoRoom() {
        RtpPacket packet = Packets.packet(PLAIN + "aabbcc");
        int end = packet.offset() + packet.lengthBytes();
        byte[] before = packet.buffer().clone();
        assertThat(RtpSplice.onlyCsrc(packet, 42, end + 3)).isFalse();
        assertThat(RtpSplice.addElement(packet, 1, 1, end + 7)).isEqualTo(ExtensionElement.NONE);
        assertThat(RtpSplice.addElement(packet, 1, 200, Integer.MAX_VALUE)).isEqualTo(ExtensionElement.NONE);
        assertThat(packet.buffer()).isEqualTo(before);
        assertThat(packet.lengthBytes()).isEqualTo(15);
        assertThat(RtpSplice.onlyCsrc(packet, 42, end + 4)).isTrue();
    }

    @Test
    void opensAnExtensionOfTheFormThatCarriesTheElement() {
        RtpPacket one = Packets.packet(PLAIN + "aabbcc");
        RtpSplice.addElement(one, 14, 1, Packets.limit(one));
        assertThat(Packets.hexOf(one)).isEqualTo("90000001" + REST + "bede0001" + "e0000000" + "aabbcc");
        RtpPacket two = Packets.packet(PLAIN + "aabbcc");
        RtpSplice.addElement(two, 15, 3, Packets.limit(two));
        assertThat(Packets.hexOf(two)).isEqualTo("90000001" + REST + "10000002" + "0f03000000000000" + "aabbcc");
    }

    @Test
    void addsAnElementIntoThePaddingOrBehindIt() {
        RtpPacket packet = Packets.packet("90000001" + REST + "bede0001" + "10ff0000" + "aabbcc");
        long level = RtpSplice.addElement(packet, 2, 1, Packets.limit(packet));
        packet.buffer()[ExtensionElement.offset(level)] = 7;
        assertThat(Packets.hexOf(packet)).isEqualTo("90000001" + REST + "bede0001" + "10ff2007" + "aabbcc");
        assertThat(RtpSplice.addElement(packet, 3, 2, Packets.limit(packet))).isNotEqualTo(ExtensionElement.NONE);
        assertThat(Packets.hexOf(packet)).isEqualTo("90000001" + REST + "bede0002" + "10ff200731000000" + "aabbcc");
    }

    @Test
    void addsNothingToABlockThatCannotCarryIt() {
        RtpPacket oneByte = Packets.packet("90000001" + REST + "bede0001" + "10ff0000");
        assertThat(RtpSplice.addElement(oneByte, 15, 1, Packets.limit(oneByte))).isEqualTo(ExtensionElement.NONE);
        RtpPacket foreign = Packets.packet("90000001" + REST + "abcd0001" + "10ff0000");
        assertThat(RtpSplice.addElement(foreign, 1, 1, Packets.limit(foreign))).isEqualTo(ExtensionElement.NONE);
        RtpPacket ended = Packets.packet("90000001" + REST + "bede0001" + "10fff000");
        assertThat(RtpSplice.addElement(ended, 1, 1, Packets.limit(ended))).isEqualTo(ExtensionElement.NONE);
        assertThatThrownBy(() -> RtpSplice.addElement(oneByte, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsNothingToTheLongestExtension() {
        byte[] bytes = new byte[12 + 4 + 4 * 0xFFFF];
        System.arraycopy(Packets.hex("90000001" + REST + "1000ffff"), 0, bytes, 0, 16);
        for (int at = 16; at < bytes.length; at += 256) {
            bytes[at] = 1;
            bytes[at + 1] = (byte) Math.min(254, bytes.length - at - 2);
        }
        RtpPacket packet = Packets.packet(bytes);
        assertThat(RtpSplice.addElement(packet, 1, 1, Packets.limit(packet))).isEqualTo(ExtensionElement.NONE);
    }

    @Test
    void takesTheExtensionOut() {
        RtpPacket packet = Packets.packet("91000001" + REST + "00000009" + "bede0001" + "10ff0000" + "aabbcc");
        RtpSplice.removeExtension(packet);
        RtpSplice.removeExtension(packet);
        assertThat(Packets.hexOf(packet)).isEqualTo("81000001" + REST + "00000009" + "aabbcc");
    }

    @Test
    void keepsPaddingBehindThePayload() {
        RtpPacket packet = Packets.packet("a0000001" + REST + "aabbcc" + "0002");
        RtpSplice.addCsrc(packet, 1, Packets.limit(packet));
        assertThat(Packets.hexOf(packet)).isEqualTo("a1000001" + REST + "00000001" + "aabbcc" + "0002");
        assertThat(packet.paddingLengthBytes()).isEqualTo(2);
    }

    @Property(tries = 500)
    void neverTouchesThePayloadNorTheNeighbours(
            @ForAll @IntRange(max = 15) int csrcs,
            @ForAll @IntRange(min = 1, max = 255) int id,
            @ForAll @IntRange(max = 40) int valueBytes,
            @ForAll @IntRange(max = 120) int payloadBytes) {
        byte[] bytes = new byte[12 + payloadBytes];
        bytes[0] = (byte) 0x80;
        for (int i = 12; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        RtpPacket packet = Packets.packet(Arrays.copyOf(bytes, bytes.length));
        int end = packet.offset() + packet.lengthBytes() + 4 * csrcs + RtpSplice.inWords(valueBytes + 6);
        if (end >= Packets.limit(packet)) {
            return;
        }
        for (int i = 0; i < csrcs; i++) {
            assertThat(RtpSplice.addCsrc(packet, i, end)).isTrue();
        }
        assertThat(RtpSplice.addElement(packet, id, valueBytes, end)).isNotEqualTo(ExtensionElement.NONE);
        assertThat(payload(packet)).isEqualTo(HexFormat.of().formatHex(bytes, 12, bytes.length));
        assertThat(packet.buffer()[packet.offset() - 1]).isEqualTo((byte) 0xEE);
        assertThat(packet.buffer()[end]).isEqualTo((byte) 0xEE);
        RtpSplice.removeExtension(packet);
        RtpSplice.removeCsrcs(packet);
        assertThat(Packets.hexOf(packet)).isEqualTo(HexFormat.of().formatHex(bytes));
    }

    private static String payload(RtpPacket packet) {
        int at = packet.payloadOffset();
        return HexFormat.of().formatHex(packet.buffer(), at, at + packet.payloadLengthBytes());
    }
}
