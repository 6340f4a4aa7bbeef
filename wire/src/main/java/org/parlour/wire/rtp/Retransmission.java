package org.parlour.wire.rtp;

import org.parlour.wire.octets.BigEndian;

/**
 * Retransmitted packets on a stream of their own (RFC 4588): the payload is preceded by the
 * sequence number that the packet had at first, the "OSN".
 */
public final class Retransmission {
    public static final int OSN_BYTES = 2;

    /** A retransmission that carries nothing: a probe for bandwidth. */
    public static final int NO_SEQUENCE_NUMBER = -1;

    private Retransmission() {}

    /** The sequence number that the packet had at first, or {@link #NO_SEQUENCE_NUMBER}. */
    public static int originalSequenceNumber(RtpPacket packet) {
        return packet.payloadLengthBytes() < OSN_BYTES
                ? NO_SEQUENCE_NUMBER
                : BigEndian.unsignedShort(packet.buffer(), packet.payloadOffset());
    }

    /** Rewrites the OSN of a retransmission that carries one. */
    public static void originalSequenceNumber(RtpPacket packet, int sequenceNumber) {
        if (packet.payloadLengthBytes() < OSN_BYTES) {
            throw new IllegalArgumentException("this retransmission carries nothing");
        }
        BigEndian.putShort(packet.buffer(), packet.payloadOffset(), sequenceNumber);
    }

    /**
     * Makes the packet again what it was: the header moves up over the OSN, the payload stays where
     * it is, so the packet now begins two octets later.
     *
     * @return false where there is nothing to bring back
     */
    public static boolean restore(RtpPacket packet, int payloadType, int ssrc) {
        int sequenceNumber = originalSequenceNumber(packet);
        if (sequenceNumber == NO_SEQUENCE_NUMBER) {
            return false;
        }
        int at = packet.offset();
        byte[] buffer = packet.buffer();
        System.arraycopy(buffer, at, buffer, at + OSN_BYTES, packet.headerLengthBytes());
        packet.remeasure(at + OSN_BYTES, packet.lengthBytes() - OSN_BYTES);
        packet.payloadType(payloadType).ssrc(ssrc).sequenceNumber(sequenceNumber);
        return true;
    }

    /**
     * Turns a packet into its retransmission; the header stays, the payload moves down by two.
     *
     * @return false, and nothing changed, where {@code limit} leaves no room
     */
    public static boolean disguise(RtpPacket packet, int payloadType, int ssrc, int sequenceNumber, int limit) {
        int original = packet.sequenceNumber();
        int at = packet.payloadOffset();
        if (!RtpSplice.shift(packet, at, OSN_BYTES, limit)) {
            return false;
        }
        BigEndian.putShort(packet.buffer(), at, original);
        packet.remeasure(packet.offset(), packet.lengthBytes() + OSN_BYTES);
        packet.payloadType(payloadType).ssrc(ssrc).sequenceNumber(sequenceNumber);
        return true;
    }
}
