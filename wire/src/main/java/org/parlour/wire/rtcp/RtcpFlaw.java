package org.parlour.wire.rtcp;

/** Why octets are not the RTCP they claim to be; one counter each. */
public enum RtcpFlaw implements Decoded {
    /** Nothing there, or fewer octets than a header has. */
    HEADER_TRUNCATED,
    /** Not version 2. */
    VERSION,
    /** A type outside 192 to 223, which on a shared port would be RTP (RFC 5761 §4). */
    PACKET_TYPE,
    /** A length field that points beyond the datagram. */
    LENGTH_BEYOND_DATAGRAM,
    /** A compound packet that begins with something else than SR or RR (RFC 3550 A.2). */
    FIRST_NOT_A_REPORT,
    /** The padding bit on a packet that is not the last of its compound (RFC 3550 §6.4.1). */
    PADDING_BEFORE_LAST,
    /** A padding count of zero, longer than its packet, or no multiple of four. */
    PADDING_COUNT,
    /** More packets than {@link RtcpCompound#MAX_PACKETS}. */
    TOO_MANY_PACKETS,
    /** A body that ends before the fields that its type or its counts promise. */
    BODY_TRUNCATED,
    /** A feedback body that is no whole number of entries. */
    ENTRIES_MISALIGNED
}
