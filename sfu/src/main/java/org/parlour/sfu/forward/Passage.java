package org.parlour.sfu.forward;

/** What becomes of a packet that a publisher sent; each kind is counted. */
public enum Passage {
    /** It goes to the slots. */
    FORWARDED,
    /** Padding and nothing else, a probe for bandwidth: dropped, and its gap in the sequence numbers closed. */
    PADDING,
    /** A retransmission of nothing, also a probe: it has no number in the stream, and nobody waits for it. */
    PROBE,
    /** The publisher is muted, or the house muted them: dropped, and the gap closed. */
    MUTED,
    /** A picture that builds upon one which was not forwarded: dropped until the next key frame. */
    BEFORE_KEY_FRAME,
    /** It has been here already, or from before the track began. */
    REPEATED,
    /** Further behind than anybody waits. */
    TOO_LATE,
    /** Far from all the others; a second one in a row is a new beginning. */
    OUT_OF_LINE,
    /** A payload type that was not agreed. */
    UNKNOWN_PAYLOAD,
    /** A payload shorter than its format demands. */
    MALFORMED
}
