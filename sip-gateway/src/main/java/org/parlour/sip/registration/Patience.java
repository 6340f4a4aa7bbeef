package org.parlour.sip.registration;

import java.util.random.RandomGenerator;

/** How long to wait after a failure: doubled each time, half of it left to chance (RFC 5626 section 4.5). */
final class Patience {
    // Beyond, every unit has reached its end; a shift by more than 62 would turn negative.
    private static final int MOST_DOUBLINGS = 20;

    private Patience() {}

    static long waitNanos(RegistrationTimers timers, boolean forPeople, int failures, RandomGenerator chance) {
        long unit = forPeople ? timers.patientBackOffNanos() : timers.backOffNanos();
        long longest = forPeople ? timers.longestPatienceNanos() : timers.longestBackOffNanos();
        long upper = Math.min(longest, unit << Math.min(MOST_DOUBLINGS, Math.max(0, failures)));
        return upper / 2 + chance.nextLong(Math.max(1, upper / 2));
    }
}
