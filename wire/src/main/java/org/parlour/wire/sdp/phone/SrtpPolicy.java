package org.parlour.wire.sdp.phone;

/** What a trunk thinks of encrypted media. */
public enum SrtpPolicy {
    /** Plain RTP only. */
    FORBIDDEN,
    /** SRTP with whoever offers keys, plain RTP with the rest (RFC 8643). */
    ALLOWED,
    /** No call without SRTP. */
    REQUIRED
}
