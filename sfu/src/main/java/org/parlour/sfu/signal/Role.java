package org.parlour.sfu.signal;

/** As what somebody is in a room. */
public enum Role {
    /** May let in, hush, send away and close. */
    HOST,
    GUEST,
    /** On a telephone. */
    CALLER
}
