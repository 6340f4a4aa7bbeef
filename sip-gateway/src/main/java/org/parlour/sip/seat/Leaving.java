package org.parlour.sip.seat;

/** How a telephone leaves a room. */
public enum Leaving {
    /** It hung up, or was hung up on: the seat is free. */
    GOODBYE,
    /** The call broke off: the seat waits two minutes, and the way back is open for ten. */
    LOST
}
