package org.parlour.wire.rtp;

/** What the arrival of a packet means for its source (RFC 3550 A.1). */
public enum Arrival {
    /** The source is not valid yet: its packets are to be held or dropped. */
    ON_PROBATION,
    /** The second packet in order: the source is valid from this one on. */
    VALIDATED,
    /** In order, or a little ahead of a loss. */
    IN_ORDER,
    /** Behind the highest: late, reordered or a duplicate. */
    BEHIND,
    /** Far from all the others: to be dropped, unless the next one follows it. */
    OUT_OF_LINE,
    /** The second one in a row from far away: the source has begun anew, and so does the counting. */
    RESTARTED;

    /** Whether the packet counts as received from a valid source. */
    public boolean isValid() {
        return this != ON_PROBATION && this != OUT_OF_LINE;
    }
}
