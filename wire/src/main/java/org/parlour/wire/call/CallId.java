package org.parlour.wire.call;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The one name of a call, born at its first INVITE and the same in every log line, event, answer and key.
 *
 * <p>Not the SIP Call-ID, which the other side chooses. Twenty characters; ids sort as their calls began.
 */
public record CallId(String text) implements Comparable<CallId> {
    public CallId {
        String flaw = BirthId.flaw(text);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
    }

    public static CallId mint(Instant birth, RandomGenerator chance) {
        return new CallId(BirthId.mint(birth, chance));
    }

    public static Reading<CallId> parse(String text) {
        String flaw = BirthId.flaw(text);
        return flaw == null ? new Reading.Parsed<>(new CallId(text)) : new Reading.Malformed<>(flaw);
    }

    public Instant birth() {
        return BirthId.birth(text);
    }

    @Override
    public int compareTo(CallId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
