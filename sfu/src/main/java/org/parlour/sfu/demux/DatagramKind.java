package org.parlour.sfu.demux;

import java.util.Objects;
import org.parlour.wire.rtp.RtpOrRtcp;

/** What a datagram on the media port is; four kinds are served, the others are counted. */
public enum DatagramKind {
    STUN,
    DTLS,
    RTP,
    RTCP,
    EMPTY,
    /** Shorter than the header that its first byte promises. */
    TOO_SHORT,
    /** Another way to agree on SRTP keys (RFC 6189), which no browser speaks. */
    ZRTP,
    /** What a TURN server sends on a channel; we are nobody's TURN client. */
    TURN_CHANNEL,
    /** QUIC (RFC 9443 §3) or noise. */
    UNASSIGNED;

    private static final int STUN_HEADER_BYTES = 20;
    private static final int DTLS_HEADER_BYTES = 13;
    private static final int RTP_HEADER_BYTES = 12;
    private static final int RTCP_HEADER_BYTES = 8;

    /** Whether somebody here may want it. */
    public boolean isServed() {
        return this == STUN || this == DTLS || this == RTP || this == RTCP;
    }

    public static DatagramKind of(byte[] bytes, int offset, int lengthBytes) {
        Objects.checkFromIndexSize(offset, lengthBytes, bytes.length);
        if (lengthBytes == 0) {
            return EMPTY;
        }
        // RFC 7983 §7: the ranges of the first byte, all of them.
        int first = bytes[offset] & 0xFF;
        if (first <= 3) {
            return STUN.ifAtLeast(STUN_HEADER_BYTES, lengthBytes);
        }
        if (first >= 128 && first <= 191) {
            return RtpOrRtcp.isRtcp(bytes, offset, lengthBytes)
                    ? RTCP.ifAtLeast(RTCP_HEADER_BYTES, lengthBytes)
                    : RTP.ifAtLeast(RTP_HEADER_BYTES, lengthBytes);
        }
        if (first >= 20 && first <= 63) {
            return DTLS.ifAtLeast(DTLS_HEADER_BYTES, lengthBytes);
        }
        if (first >= 16 && first <= 19) {
            return ZRTP;
        }
        return first >= 64 && first <= 79 ? TURN_CHANNEL : UNASSIGNED;
    }

    private DatagramKind ifAtLeast(int headerBytes, int lengthBytes) {
        return lengthBytes >= headerBytes ? this : TOO_SHORT;
    }
}
