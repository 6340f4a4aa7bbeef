package org.parlour.mixer.opus;

/** Why nothing was encoded or decoded. Where a count is returned, a fault is its negative code. */
public enum OpusFault {
    /** A packet of no bytes. */
    EMPTY(-1),
    /** More bytes than a packet of ours may have. */
    TOO_LONG(-2),
    /** Its frames do not add up (RFC 6716 section 3.4). */
    MALFORMED(-3),
    /** What would come out does not fit into what was handed in. */
    NO_ROOM(-4),
    /** A frame, or a gap, of a length that Opus does not have. */
    FRAME_LENGTH(-5),
    /** Well-formed as a packet, and yet the library gave up on what is in it. */
    UNDECODABLE(-6);

    private static final OpusFault[] BY_CODE = values();

    private final int code;

    OpusFault(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The fault of a negative code. */
    public static OpusFault of(int code) {
        return BY_CODE[-1 - code];
    }
}
