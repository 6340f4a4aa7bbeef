package org.parlour.wire.rtp;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

/** Everything that reads or rewrites what the network sent, stormed. */
class RtpFuzzTest {
    private static final String FIXED = "900000010000000200000003";
    private static final List<byte[]> GOLDENS = List.of(
            Packets.hex("80e0123489abcdef00c0ffee0102030405"),
            Packets.hex("b26f000100000002000000030000000a0000000bbede000110ff0000aabbcc000003"),
            Packets.hex(FIXED + "bede0003" + "10a121b1b2000033c1c2c3c4" + "0102"),
            Packets.hex(FIXED + "10000003" + "01000201b1000304c1c2c3c4" + "0102"),
            Packets.hex(FIXED + "bede0003" + "10aa51abcd62123456703200" + "0102"));
    private static final int ROOM_BYTES = 48;

    private final RtpPacket packet = new RtpPacket();
    private final byte[] ids = new byte[RtpExtensions.IDS];

    @Test
    void readingThrowsNothing() {
        Fuzz.storm("rtp-read", GOLDENS, input -> {
            RtpOrRtcp.isRtcp(input, 0, input.length);
            packet.wrapProtected(input, 0, input.length);
            if (packet.wrap(input, 0, input.length) == null) {
                read(packet);
            }
        });
    }

    @Test
    void rewritingThrowsNothingAndKeepsThePacketWellFormed() {
        Fuzz.storm("rtp-rewrite", GOLDENS, input -> {
            byte[] roomy = new byte[input.length + ROOM_BYTES];
            System.arraycopy(input, 0, roomy, 0, input.length);
            if (packet.wrap(roomy, 0, input.length) == null) {
                rewrite(packet, roomy.length);
            }
        });
    }

    private static void read(RtpPacket packet) {
        byte[] buffer = packet.buffer();
        for (int i = 0; i < packet.csrcCount(); i++) {
            packet.csrc(i);
        }
        for (long element = RtpExtensions.first(packet);
                element != ExtensionElement.NONE;
                element = RtpExtensions.next(packet, element)) {
            AudioLevel.levelMinusDbov(buffer, element);
            AudioLevel.voice(buffer, element);
            MixerAudioLevels.levelMinusDbov(buffer, element, 14);
            StreamName.text(buffer, element);
            AbsSendTime.read(buffer, element);
            TransportSequence.read(buffer, element);
            inside(packet, element);
        }
        Retransmission.originalSequenceNumber(packet);
        if (packet.toString().isEmpty() || packet.payloadLengthBytes() < 0) {
            throw new AssertionError("a packet that cannot be");
        }
    }

    private static void inside(RtpPacket packet, long element) {
        int at = ExtensionElement.offset(element);
        if (at < packet.extensionOffset()
                || at + ExtensionElement.lengthBytes(element)
                        > packet.extensionOffset() + packet.extensionLengthBytes()) {
            throw new AssertionError("an element outside its extension");
        }
    }

    private void rewrite(RtpPacket packet, int limit) {
        int payloadBytes = packet.payloadLengthBytes();
        ids[1] = 5;
        ids[5] = 15;
        RtpExtensions.translate(packet, ids);
        RtpSplice.addCsrc(packet, 1, limit);
        RtpSplice.onlyCsrc(packet, 2, limit);
        RtpSplice.addElement(packet, 3, 1, limit);
        RtpSplice.addElement(packet, 4, 17, limit);
        same(payloadBytes, packet);
        RtpSplice.removeExtension(packet);
        RtpSplice.addElement(packet, 15, 0, limit);
        RtpSplice.removeCsrcs(packet);
        same(payloadBytes, packet);
        if (Retransmission.disguise(packet, 97, 1, 2, limit)) {
            Retransmission.restore(packet, 98, 3);
        }
        same(payloadBytes, packet);
        packet.dropPadding();
        same(payloadBytes, packet);
        read(packet);
    }

    private static void same(int payloadBytes, RtpPacket packet) {
        if (packet.payloadLengthBytes() != payloadBytes) {
            throw new AssertionError("a payload changed its length");
        }
    }
}
