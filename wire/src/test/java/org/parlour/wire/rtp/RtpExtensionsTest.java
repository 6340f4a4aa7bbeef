package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtpExtensionsTest {
    private static final String FIXED = "90000001 00000002 00000003";

    @Test
    void findsOneByteElementsById() {
        RtpPacket packet = Packets.packet(FIXED + "bede0003 10aa 21bbcc 0000 33 01020304" + "ff");
        assertThat(elements(packet)).containsExactly("1:aa", "2:bbcc", "3:01020304");
        assertThat(value(packet, RtpExtensions.find(packet, 2))).isEqualTo("bbcc");
        assertThat(RtpExtensions.find(packet, 4)).isEqualTo(ExtensionElement.NONE);
        assertThat(RtpExtensions.find(packet, 0)).isEqualTo(ExtensionElement.NONE);
    }

    @Test
    void readsTheLongestOneByteElement() {
        RtpPacket packet = Packets.packet(FIXED + "bede0005 ef 000102030405060708090a0b0c0d0e0f 000000");
        assertThat(elements(packet)).containsExactly("14:000102030405060708090a0b0c0d0e0f");
    }

    @Test
    void readsTwoByteElementsOfAnyLengthAndId() {
        RtpPacket packet = Packets.packet(FIXED + "100a0003 0100 0f01aa 00 ff020102 0000");
        assertThat(RtpExtensions.appBits(packet)).isEqualTo(10);
        assertThat(elements(packet)).containsExactly("1:", "15:aa", "255:0102");
    }

    @Test
    void endsAtIdFifteenOfTheOneByteForm() {
        assertThat(elements(Packets.packet(FIXED + "bede0002 10aa f0bb 20cc0000")))
                .containsExactly("1:aa");
    }

    @Test
    void endsAtIdZeroWithALength() {
        assertThat(elements(Packets.packet(FIXED + "bede0002 10aa 01bbcc 20dd00")))
                .containsExactly("1:aa");
    }

    @Test
    void leavesOutAnElementThatRunsOverTheEnd() {
        assertThat(elements(Packets.packet(FIXED + "bede0001 10aa 21bb" + "cc")))
                .containsExactly("1:aa");
        assertThat(elements(Packets.packet(FIXED + "10000001 0100 0201" + "cc")))
                .containsExactly("1:");
        assertThat(elements(Packets.packet(FIXED + "10000001 0101aa 02" + "00")))
                .containsExactly("1:aa");
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(elements(Packets.packet("80000001 00000002 00000003 10aa"))).isEmpty();
        assertThat(elements(Packets.packet(FIXED + "bede0000 10aa"))).isEmpty();
        assertThat(elements(Packets.packet(FIXED + "bede0001 00000000"))).isEmpty();
        assertThat(elements(Packets.packet(FIXED + "abac0001 10aa0000"))).isEmpty();
    }

    @Test
    void knowsTheFormsApart() {
        assertThat(RtpExtensions.isTwoByte(Packets.packet(FIXED + "100f0000"))).isTrue();
        assertThat(RtpExtensions.isTwoByte(Packets.packet(FIXED + "10100000"))).isFalse();
        assertThat(RtpExtensions.isOneByte(Packets.packet(FIXED + "bede0000"))).isTrue();
        assertThat(RtpExtensions.appBits(Packets.packet(FIXED + "bede0000"))).isZero();
    }

    @Test
    void renumbersAnElementWhereItStands() {
        RtpPacket one = Packets.packet(FIXED + "bede0001 11aabb00");
        long renumbered = ExtensionElement.renumber(one.buffer(), RtpExtensions.find(one, 1), 14);
        assertThat(ExtensionElement.id(renumbered)).isEqualTo(14);
        assertThat(elements(one)).containsExactly("14:aabb");
        RtpPacket two = Packets.packet(FIXED + "10000001 0102aabb");
        ExtensionElement.renumber(two.buffer(), RtpExtensions.find(two, 1), 200);
        assertThat(elements(two)).containsExactly("200:aabb");
    }

    @Test
    void refusesIdsThatTheFormCannotCarry() {
        RtpPacket packet = Packets.packet(FIXED + "bede0001 11aabb00");
        long element = RtpExtensions.find(packet, 1);
        assertThatThrownBy(() -> ExtensionElement.renumber(packet.buffer(), element, 15))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExtensionElement.renumber(packet.buffer(), element, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void translatesAWholeBlockAtOnce() {
        RtpPacket packet = Packets.packet(FIXED + "bede0003 10aa 21bbcc 3301020304 0000" + "ff");
        byte[] ids = new byte[RtpExtensions.IDS];
        ids[1] = 3;
        ids[3] = 1;
        assertThat(RtpExtensions.translate(packet, ids)).isEqualTo(1);
        assertThat(elements(packet)).containsExactly("3:aa", "1:01020304");
        assertThat(packet.lengthBytes()).isEqualTo(29);
    }

    @Test
    void translatesToPaddingWhatTheFormCannotCarry() {
        byte[] ids = new byte[RtpExtensions.IDS];
        ids[1] = 15;
        RtpPacket one = Packets.packet(FIXED + "bede0001 11aabb00");
        assertThat(RtpExtensions.translate(one, ids)).isEqualTo(1);
        assertThat(elements(one)).isEmpty();
        RtpPacket two = Packets.packet(FIXED + "10000001 0102aabb");
        assertThat(RtpExtensions.translate(two, ids)).isZero();
        assertThat(elements(two)).containsExactly("15:aabb");
    }

    @Test
    void saysNothingOfNoElement() {
        assertThat(ExtensionElement.lengthBytes(ExtensionElement.NONE)).isZero();
        assertThat(ExtensionElement.isTwoByte(ExtensionElement.NONE)).isFalse();
    }

    static List<String> elements(RtpPacket packet) {
        List<String> elements = new ArrayList<>();
        for (long element = RtpExtensions.first(packet);
                element != ExtensionElement.NONE;
                element = RtpExtensions.next(packet, element)) {
            elements.add(ExtensionElement.id(element) + ":" + value(packet, element));
        }
        return elements;
    }

    static String value(RtpPacket packet, long element) {
        int at = ExtensionElement.offset(element);
        return HexFormat.of().formatHex(packet.buffer(), at, at + ExtensionElement.lengthBytes(element));
    }
}
