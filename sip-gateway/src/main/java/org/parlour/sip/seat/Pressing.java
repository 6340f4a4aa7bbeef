package org.parlour.sip.seat;

/** What becomes of keys that are to be pressed. */
public enum Pressing {
    PRESSING,
    /** The phone sits in no room. */
    NO_SEAT,
    /** The phone did not agree to events, or says that it takes no INFO. */
    NO_SUCH_ROAD
}
