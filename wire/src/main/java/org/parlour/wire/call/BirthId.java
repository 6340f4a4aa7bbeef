package org.parlour.wire.call;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The form that {@link CallId} and {@link SeatId} share: ten digits of birth in milliseconds, ten digits of chance.
 *
 * <p>Time comes first, so that ids sort as things happened. Fifty random bits keep nodes that never talk to each other
 * apart: at 1,000 births in the same millisecond the chance of a pair is below 1 in 2,000,000,000.
 */
final class BirthId {
    static final int LENGTH = 20;

    private static final int TIME_DIGITS = 10;
    private static final int CHANCE_BITS = 50;
    // Ten digits would hold 50 bits; 48 reach the year 10889, and keep the first digit below 8 as in a ULID.
    private static final int TIME_BITS = 48;

    private BirthId() {}

    static String mint(Instant birth, RandomGenerator chance) {
        long millis = birth.toEpochMilli();
        if (millis < 0 || millis >>> TIME_BITS != 0) {
            throw new IllegalArgumentException("a birth lies between 1970 and 10889, not at " + birth);
        }
        long random = chance.nextLong() >>> (Long.SIZE - CHANCE_BITS);
        return Base32.encode(millis, TIME_DIGITS) + Base32.encode(random, LENGTH - TIME_DIGITS);
    }

    static Instant birth(String id) {
        return Instant.ofEpochMilli(Base32.decode(id, 0, TIME_DIGITS));
    }

    static @Nullable String flaw(String id) {
        if (id.length() != LENGTH) {
            return "an id has " + LENGTH + " characters";
        }
        if (!Base32.holdsOnlyDigits(id)) {
            return "an id holds 0-9 and a-z without i, l, o and u";
        }
        return id.charAt(0) > '7' ? "the birth of an id lies beyond 10889" : null;
    }
}
