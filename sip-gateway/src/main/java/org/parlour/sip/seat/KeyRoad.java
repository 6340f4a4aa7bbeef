package org.parlour.sip.seat;

/** By which road keys are pressed towards a phone. */
public enum KeyRoad {
    /** As events where the phone understands them, as tones where it does not. */
    AUTO,
    /** Events of RTP (RFC 4733). */
    EVENTS,
    /** SIP INFO. */
    INFO,
    /** Tones in what the phone hears. */
    TONES
}
