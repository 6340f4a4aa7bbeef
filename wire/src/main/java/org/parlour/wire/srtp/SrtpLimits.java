package org.parlour.wire.srtp;

/**
 * How much one master key may do.
 *
 * @param ssrcs how many streams one direction may carry. A full table refuses new streams instead of
 *     forgetting old ones: a forgotten sender would use its indexes again (the same key stream over
 *     two packets), a forgotten source could be replayed from the start.
 * @param rtpPackets at most 2^48, RFC 3711 §9.2
 * @param rtcpPackets at most 2^31, RFC 3711 §9.2
 */
public record SrtpLimits(int ssrcs, long rtpPackets, long rtcpPackets) {
    private static final long MOST_RTP_PACKETS = 1L << 48;
    private static final long MOST_RTCP_PACKETS = 1L << 31;

    /** The whole lifetime of a key; 1,024 streams are some 300 KB, and only a peer with the key makes them. */
    public static final SrtpLimits STANDARD = new SrtpLimits(1_024, MOST_RTP_PACKETS, MOST_RTCP_PACKETS);

    public SrtpLimits {
        if (ssrcs < 1 || ssrcs > 1 << 16) {
            throw new IllegalArgumentException("from 1 to 65,536 streams, not " + ssrcs);
        }
        if (rtpPackets < 1 || rtpPackets > MOST_RTP_PACKETS) {
            throw new IllegalArgumentException("from 1 to 2^48 RTP packets, not " + rtpPackets);
        }
        if (rtcpPackets < 1 || rtcpPackets > MOST_RTCP_PACKETS) {
            throw new IllegalArgumentException("from 1 to 2^31 RTCP packets, not " + rtcpPackets);
        }
    }
}
