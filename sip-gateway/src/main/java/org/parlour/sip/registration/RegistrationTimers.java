package org.parlour.sip.registration;

import java.time.Duration;

/**
 * How long what takes.
 *
 * @param firstWithinNanos a start is spread over this: all houses come back at once after a power cut
 * @param giveUpNanos when a request is given up whose transaction says nothing: behind timer F of RFC 3261 (32 s)
 * @param lookUpNanos how long targets may take to be found
 * @param freshLookUpNanos how long, where older ones are known
 * @param shortestPauseNanos between two registrations, however short the interval that is granted
 * @param backOffNanos the unit that doubles at each failure (RFC 5626 section 4.5)
 * @param longestBackOffNanos where the provider is out of order. RFC 5626 has half an hour; a door is not shut so long
 * @param patientBackOffNanos the unit where a person has to mend something
 * @param longestPatienceNanos its end
 * @param longestRetryAfterNanos what a Retry-After is believed
 * @param keepAliveNanos the longest time between two empty lines to the provider, so that a NAT keeps its door open
 * @param leaveNanos how long an unregistration may take
 */
public record RegistrationTimers(
        long firstWithinNanos,
        long giveUpNanos,
        long lookUpNanos,
        long freshLookUpNanos,
        long shortestPauseNanos,
        long backOffNanos,
        long longestBackOffNanos,
        long patientBackOffNanos,
        long longestPatienceNanos,
        long longestRetryAfterNanos,
        long keepAliveNanos,
        long leaveNanos) {
    public static final RegistrationTimers USUAL = new RegistrationTimers(
            nanos(10),
            nanos(36),
            nanos(30),
            nanos(5),
            nanos(10),
            nanos(10),
            nanos(300),
            nanos(300),
            nanos(3_600),
            nanos(3_600),
            nanos(24),
            nanos(2));

    private static long nanos(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    /** For one that a changed plan adds while somebody waits for it. */
    public RegistrationTimers startingWithin(Duration first) {
        return new RegistrationTimers(
                first.toNanos(),
                giveUpNanos,
                lookUpNanos,
                freshLookUpNanos,
                shortestPauseNanos,
                backOffNanos,
                longestBackOffNanos,
                patientBackOffNanos,
                longestPatienceNanos,
                longestRetryAfterNanos,
                keepAliveNanos,
                leaveNanos);
    }
}
