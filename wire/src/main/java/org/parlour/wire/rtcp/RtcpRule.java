package org.parlour.wire.rtcp;

/** What a datagram of RTCP must look like. */
public enum RtcpRule {
    /** RFC 3550 §6.1 and A.2: an SR or RR comes first, padding comes last. */
    COMPOUND,
    /** RFC 5506, {@code a=rtcp-rsize}: any packets in any order, alone too. */
    REDUCED_SIZE
}
