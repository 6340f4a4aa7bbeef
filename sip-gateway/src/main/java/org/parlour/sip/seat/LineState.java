package org.parlour.sip.seat;

/** What comes from a phone's line. */
public enum LineState {
    /** Nothing has come yet. */
    AWAITED,
    SOUNDING,
    /** Nothing has come for three seconds. */
    SILENT,
    /** The phone put us on hold. */
    HELD
}
