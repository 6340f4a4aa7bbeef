package org.parlour.wire.call;

/** Why what a telephone sends is kept out of its room. */
public enum HoldReason {
    /** It is not: somebody may be speaking. */
    NONE,
    /** The telephone said that it put us on hold. */
    SIGNALLED,
    /** Music is heard, such as somebody on hold is played. */
    MUSIC,
    /** It rings at another place. */
    RINGBACK,
    /** Busy, unobtainable, or the tones before an announcement. */
    TONES
}
