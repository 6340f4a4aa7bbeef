package org.parlour.wire.rtp;

/** Why some bytes are no RTP packet; each is worth a counter and none is worth an exception. */
public enum RtpFault {
    /** Less than the twelve octets of the fixed header. */
    TOO_SHORT,
    /** Another version than 2: 0 is STUN or the old vat protocol, 1 the first draft of RTP. */
    NOT_VERSION_TWO,
    /** The packet ends inside the list of contributing sources. */
    CSRCS_CUT,
    /** The packet ends inside the header extension. */
    EXTENSION_CUT,
    /** The padding bit is set and the last octet says that there is no padding. */
    PADDING_ZERO,
    /** More padding is claimed than follows the header. */
    PADDING_TOO_LONG
}
