package org.parlour.wire.rtp;

import java.util.Arrays;
import java.util.HexFormat;

/** Packets for tests: typed in as hex, laid at some place of a larger array. */
final class Packets {
    static final int AT = 5;
    static final int ROOM_BYTES = 64;

    private Packets() {}

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static RtpPacket packet(String hex) {
        return packet(hex(hex));
    }

    /** Laid with room behind it, over octets that are not zero. */
    static RtpPacket packet(byte[] bytes) {
        byte[] array = new byte[AT + bytes.length + ROOM_BYTES];
        Arrays.fill(array, (byte) 0xEE);
        System.arraycopy(bytes, 0, array, AT, bytes.length);
        RtpPacket packet = new RtpPacket();
        RtpFault fault = packet.wrap(array, AT, bytes.length);
        if (fault != null) {
            throw new AssertionError("the test's own packet is malformed: " + fault);
        }
        return packet;
    }

    /** What the packet is now, without the blanks between its parts. */
    static String hexOf(RtpPacket packet) {
        return HexFormat.of().formatHex(packet.buffer(), packet.offset(), packet.offset() + packet.lengthBytes());
    }

    static int limit(RtpPacket packet) {
        return packet.buffer().length;
    }
}
