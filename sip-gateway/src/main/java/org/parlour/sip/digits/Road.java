package org.parlour.sip.digits;

import java.time.Duration;

/** How a press travels between a telephone and us. */
public enum Road {
    /** RTP events (RFC 4733). */
    EVENTS(1),
    /** SIP INFO. */
    INFOS(2),
    /** Tones in the sound. */
    TONES(4);

    // An INFO is repeated after 0.5, 1.5 and 3.5 s (timer E of RFC 3261).
    private static final long INFO_LAG_NANOS = Duration.ofSeconds(4).toNanos();
    // Only jitter makes an event the later one.
    private static final long EVENT_LAG_NANOS = Duration.ofSeconds(1).toNanos();
    // Tones wait in the jitter buffer, 0.8 s at most, and take 60 ms to be known.
    private static final long TONE_LAG_NANOS = Duration.ofMillis(1_200).toNanos();

    static final long LONGEST_LAG_NANOS = INFO_LAG_NANOS;

    private final int bit;

    Road(int bit) {
        this.bit = bit;
    }

    /** So long after another road told a press, this one may still say it. */
    long lagNanos() {
        return switch (this) {
            case EVENTS -> EVENT_LAG_NANOS;
            case INFOS -> INFO_LAG_NANOS;
            case TONES -> TONE_LAG_NANOS;
        };
    }

    /** One of its own, for sets of roads. */
    int bit() {
        return bit;
    }
}
