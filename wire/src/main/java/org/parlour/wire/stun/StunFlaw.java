package org.parlour.wire.stun;

/** What is wrong with a datagram that was read as STUN; each flaw is one counter of the door. */
public enum StunFlaw {
    /** Nothing: the message may be used. */
    NONE,
    /** Shorter than the 20 bytes of a header. */
    TOO_SHORT,
    /** The first two bits are set, so this is DTLS, RTP or RTCP (RFC 7983 §7), or the cookie is missing. */
    NOT_STUN,
    /** The length is no multiple of four, or differs from what the datagram holds. */
    WRONG_LENGTH,
    /** An attribute ends behind the message. */
    ATTRIBUTE_OVERRUN,
    /** More attributes than any honest message carries. */
    TOO_MANY_ATTRIBUTES,
    /** An attribute that we know has a size or form that it cannot have. */
    MALFORMED_ATTRIBUTE,
    /** Something follows FINGERPRINT, which must be last (RFC 8489 §14.7). */
    FINGERPRINT_NOT_LAST,
    /** The checksum differs: damaged on the way, or not STUN. */
    FINGERPRINT_WRONG
}
