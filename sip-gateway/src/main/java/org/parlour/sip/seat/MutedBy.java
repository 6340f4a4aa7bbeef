package org.parlour.sip.seat;

/** Who silenced a phone. */
public enum MutedBy {
    /** Its caller is heard. */
    NOBODY,
    /** Its caller, by a key. */
    CALLER,
    /** Somebody at a page. */
    HOST,
    /** The room, for all its telephones. */
    POLICY
}
