package org.parlour.sip.door;

/** What became of {@link Doorbook#receive}. */
public enum Reception {
    /** Somebody is there and will see the caller. */
    ATTENDED,
    /** Nobody is there. */
    DESERTED
}
