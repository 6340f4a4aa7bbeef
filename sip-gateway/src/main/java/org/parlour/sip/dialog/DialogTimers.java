package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How long everything may take.
 *
 * @param t1Nanos the round trip that SIP reckons with (RFC 3261 section 17.1.1.1)
 * @param t2Nanos the longest pause between two repeats of our 2xx
 * @param verdictNanos how long the media side may think about an offer or answer
 * @param answerNanos how long a call may ring; below the three minutes after which proxies give up (timer C)
 * @param ringNanos how often it is said that it still rings, so that they do not (RFC 3261 section 13.3.1.1)
 */
public record DialogTimers(long t1Nanos, long t2Nanos, long verdictNanos, long answerNanos, long ringNanos) {
    public static final DialogTimers RFC3261 = new DialogTimers(
            Duration.ofMillis(500).toNanos(),
            Duration.ofSeconds(4).toNanos(),
            Duration.ofSeconds(5).toNanos(),
            Duration.ofSeconds(170).toNanos(),
            Duration.ofSeconds(60).toNanos());

    /** How long an INVITE waits for its answer; it may say itself that it is short of time (RFC 3261 section 13.3.1). */
    long patienceNanos(SipRequest invite) {
        return Math.min(answerNanos, expiresNanos(invite));
    }

    boolean isShortOfTime(SipRequest invite) {
        return expiresNanos(invite) < answerNanos;
    }

    private static long expiresNanos(SipRequest invite) {
        OptionalInt seconds = invite.fields().seconds(HeaderFields.EXPIRES);
        return seconds.isEmpty()
                ? CallState.NEVER
                : Duration.ofSeconds(seconds.getAsInt()).toNanos();
    }

    /** Timers B, F, H and L: after this long nobody sends again what was sent. 32 s. */
    public long giveUpNanos() {
        return 64 * t1Nanos;
    }
}
