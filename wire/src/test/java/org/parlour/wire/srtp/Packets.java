package org.parlour.wire.srtp;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.wire.octets.BigEndian;

/** Packets and keys for the tests of this room. */
final class Packets {
    /** Room for any tag and index behind any packet of these tests. */
    static final int ROOM_BYTES = 32;

    private Packets() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static SrtpMasterKey key(SrtpProfile profile) {
        return SrtpMasterKey.generate(profile, random(profile.dtlsId()));
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    static byte[] rtp(int ssrc, int sequence, int payloadLength) {
        byte[] packet = new byte[12 + payloadLength];
        packet[0] = (byte) 0x80;
        packet[1] = 111;
        packet[2] = (byte) (sequence >>> 8);
        packet[3] = (byte) sequence;
        BigEndian.putInteger(packet, 4, 960 * sequence);
        BigEndian.putInteger(packet, 8, ssrc);
        for (int i = 12; i < packet.length; i++) {
            packet[i] = (byte) (sequence + i);
        }
        return packet;
    }

    /** Any number of CSRCs, sometimes an extension, any payload. */
    static byte[] randomRtp(int ssrc, int sequence, RandomGenerator random) {
        int csrcs = random.nextInt(16);
        int words = random.nextBoolean() ? random.nextInt(40) : -1;
        int header = 12 + 4 * csrcs + 4 * (words + 1);
        byte[] packet = new byte[header + random.nextInt(1_300)];
        random.nextBytes(packet);
        packet[0] = (byte) (0x80 | (packet[0] & 0x20) | csrcs | (words >= 0 ? 0x10 : 0));
        packet[2] = (byte) (sequence >>> 8);
        packet[3] = (byte) sequence;
        BigEndian.putInteger(packet, 8, ssrc);
        if (words >= 0) {
            packet[12 + 4 * csrcs + 2] = 0;
            packet[12 + 4 * csrcs + 3] = (byte) words;
        }
        return packet;
    }

    /** A receiver report of one block, and as much noise behind it as asked for. */
    static byte[] rtcp(int ssrc, int moreLength) {
        byte[] packet = new byte[32 + moreLength];
        packet[0] = (byte) 0x81;
        packet[1] = (byte) 201;
        packet[3] = 7;
        BigEndian.putInteger(packet, 4, ssrc);
        for (int i = 8; i < packet.length; i++) {
            packet[i] = (byte) (3 * i);
        }
        return packet;
    }

    static byte[] protect(SrtpSender sender, byte[] plain) {
        byte[] buffer = Arrays.copyOf(plain, plain.length + ROOM_BYTES);
        return cut(buffer, sender.protect(buffer, 0, plain.length));
    }

    static byte[] protectRtcp(SrtpSender sender, byte[] plain) {
        byte[] buffer = Arrays.copyOf(plain, plain.length + ROOM_BYTES);
        return cut(buffer, sender.protectRtcp(buffer, 0, plain.length));
    }

    /** What the receiver makes of a copy; throws the fault's name where it makes none. */
    static byte[] unprotect(SrtpReceiver receiver, byte[] packet) {
        byte[] buffer = packet.clone();
        return cut(buffer, receiver.unprotect(buffer, 0, packet.length));
    }

    static byte[] unprotectRtcp(SrtpReceiver receiver, byte[] packet) {
        byte[] buffer = packet.clone();
        return cut(buffer, receiver.unprotectRtcp(buffer, 0, packet.length));
    }

    static int verdict(SrtpReceiver receiver, byte[] packet) {
        return receiver.unprotect(packet.clone(), 0, packet.length);
    }

    private static byte[] cut(byte[] buffer, int length) {
        if (length < 0) {
            throw new AssertionError(SrtpFault.of(length));
        }
        return Arrays.copyOf(buffer, length);
    }
}
