package org.parlour.wire.srtp;

/**
 * Why a packet was refused. The media path passes the negative {@link #code()} in the place of a
 * length, so that a refusal costs no object; codes never change their meaning.
 */
public enum SrtpFault {
    /** Shorter than the smallest header with its tag. */
    TOO_SHORT(-1),
    /** Not version 2, or CSRCs or extensions that reach beyond the packet. */
    MALFORMED_HEADER(-2),
    /** This index was received before. */
    REPLAYED(-3),
    /** 1,024 or more behind the newest: whether it was seen is not known any more. */
    TOO_OLD(-4),
    /** Not from the holder of the key, or damaged on its way. */
    AUTHENTICATION_FAILED(-5),
    /** The key has protected all the packets that it may, or the index has reached its end. */
    LIFETIME_EXHAUSTED(-6),
    /** A stream beyond {@link SrtpLimits#ssrcs()}. */
    TOO_MANY_SSRCS(-7),
    /**
     * The sender has used this index. A retransmission repeats the stored protected packet, or goes
     * as RTX (RFC 4588) under an SSRC and sequence number of its own.
     */
    INDEX_USED(-8);

    private static final SrtpFault[] BY_CODE = values();

    private final int code;

    SrtpFault(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The fault of a negative result. */
    public static SrtpFault of(int code) {
        if (code >= 0 || code < -BY_CODE.length) {
            throw new IllegalArgumentException(code + " is no fault");
        }
        return BY_CODE[-code - 1];
    }
}
