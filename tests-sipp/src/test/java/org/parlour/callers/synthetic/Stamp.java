package org.parlour.callers.synthetic;

import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtp.RtpPacket;

/** What stands in each packet of a made-up browser: whose it is, and when it was sent. */
public final class Stamp {
    static final int LENGTH_BYTES = Integer.BYTES + Long.BYTES;

    private static final int SOUND_AT = 1;
    private static final int PICTURE_AT = 7;

    private Stamp() {}

    static void write(byte[] packet, int at, int person, long nowNanos) {
        BigEndian.putInteger(packet, at, person);
        BigEndian.putLong(packet, at + Integer.BYTES, nowNanos);
    }

    public static int person(RtpPacket packet) {
        return BigEndian.integer(packet.buffer(), at(packet));
    }

    public static long sentNanos(RtpPacket packet) {
        return BigEndian.longInteger(packet.buffer(), at(packet) + Integer.BYTES);
    }

    private static int at(RtpPacket packet) {
        return packet.payloadOffset() + (isPicture(packet) ? PICTURE_AT : SOUND_AT);
    }

    /** The extended descriptor of VP8 begins with a bit that no Opus of ours has. */
    static boolean isPicture(RtpPacket packet) {
        return packet.buffer()[packet.payloadOffset()] < 0;
    }
}
