package org.parlour.wire.srtp;

import org.parlour.wire.octets.BigEndian;

/** As much of the RTP and RTCP headers as protection needs: where the payload begins, and whose it is. */
final class PacketHeader {
    static final int RTCP_LENGTH_BYTES = 8;

    private static final int RTP_FIXED_LENGTH_BYTES = 12;
    private static final int EXTENSION_HEAD_LENGTH_BYTES = 4;
    private static final int VERSION_BITS = 0xc0;
    private static final int VERSION_2 = 0x80;
    private static final int EXTENSION_BIT = 0x10;
    private static final int CSRC_COUNT_BITS = 0x0f;

    private PacketHeader() {}

    /** Bytes before the payload of {@code length} bytes of RTP without tag, or a fault's code. */
    static int rtpLengthBytes(byte[] packet, int offset, int length) {
        if (length < RTP_FIXED_LENGTH_BYTES) {
            return SrtpFault.TOO_SHORT.code();
        }
        int first = packet[offset];
        int header = RTP_FIXED_LENGTH_BYTES + 4 * (first & CSRC_COUNT_BITS);
        if ((first & EXTENSION_BIT) != 0) {
            header += EXTENSION_HEAD_LENGTH_BYTES;
            if (header <= length) {
                // RFC 3550 §5.3.1: the last two of the four bytes count the words after them.
                header += 4 * BigEndian.unsignedShort(packet, offset + header - 2);
            }
        }
        return (first & VERSION_BITS) == VERSION_2 && header <= length ? header : SrtpFault.MALFORMED_HEADER.code();
    }

    /** The eight bytes before what SRTCP encrypts, or a fault's code. */
    static int rtcpLengthBytes(byte[] packet, int offset, int length) {
        if (length < RTCP_LENGTH_BYTES) {
            return SrtpFault.TOO_SHORT.code();
        }
        return (packet[offset] & VERSION_BITS) == VERSION_2 ? RTCP_LENGTH_BYTES : SrtpFault.MALFORMED_HEADER.code();
    }

    static int sequence(byte[] packet, int offset) {
        return BigEndian.unsignedShort(packet, offset + 2);
    }

    static int rtpSsrc(byte[] packet, int offset) {
        return BigEndian.integer(packet, offset + 8);
    }

    static int rtcpSsrc(byte[] packet, int offset) {
        return BigEndian.integer(packet, offset + 4);
    }
}
