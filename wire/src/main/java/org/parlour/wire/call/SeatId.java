package org.parlour.wire.call;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The name of one seat in one room: a browser's, a phone's, or the seat that all phones of a room share.
 *
 * <p>Who leaves and comes back sits on a new seat. Twenty characters; ids sort as the seats were taken.
 */
public record SeatId(String text) implements Comparable<SeatId> {
    public SeatId {
        String flaw = BirthId.flaw(text);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
    }

    public static SeatId mint(Instant birth, RandomGenerator chance) {
        return new SeatId(BirthId.mint(birth, chance));
    }

    public static Reading<SeatId> parse(String text) {
        String flaw = BirthId.flaw(text);
        return flaw == null ? new Reading.Parsed<>(new SeatId(text)) : new Reading.Malformed<>(flaw);
    }

    public Instant birth() {
        return BirthId.birth(text);
    }

    @Override
    public int compareTo(SeatId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
