package org.parlour.wire.rtp;

/**
 * Tells RTP from RTCP on one port (RFC 5761 4): the second octet of RTCP is a packet type from 192
 * to 223, which for RTP would be a marker and a payload type from 64 to 95.
 */
public final class RtpOrRtcp {
    private static final int FIRST_RTCP_TYPE = 192;
    private static final int LAST_RTCP_TYPE = 223;

    private RtpOrRtcp() {}

    /** Whether a datagram that is one of the two is RTCP. */
    public static boolean isRtcp(byte[] buffer, int offset, int lengthBytes) {
        if (lengthBytes < 2 || (buffer[offset] & 0xC0) != 0x80) {
            return false;
        }
        int type = buffer[offset + 1] & 0xFF;
        return type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE;
    }

    /** Payload types that may not be negotiated where the two share a port. */
    public static boolean collides(int payloadType) {
        return payloadType >= 64 && payloadType <= 95;
    }
}
