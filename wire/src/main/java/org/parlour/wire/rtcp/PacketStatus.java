package org.parlour.wire.rtcp;

/** What transport-wide feedback says of one packet (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1.1). */
public enum PacketStatus {
    NOT_RECEIVED,
    /** Arrived 0 to 63.75 ms after the one before: the delta takes one octet. */
    RECEIVED_SMALL_DELTA,
    /** Arrived later than that, or before the one before: the delta takes two octets. */
    RECEIVED_LARGE_OR_NEGATIVE_DELTA
}
