package org.parlour.wire.call;

import java.util.random.RandomGenerator;

/** The name of a room as it stands in links and in {@code X-Parlour-Room}: {@code demo}, {@code k4x9-7pq2-mz8d}. */
public record RoomId(String text) implements Comparable<RoomId> {
    private static final String WHAT = "a room id";
    private static final int GROUP_DIGITS = 4;
    private static final int GROUP_BITS = 20;

    public RoomId {
        String flaw = Label.flaw(WHAT, text);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
    }

    /** A name of 60 random bits: who was not told it does not find the room. */
    public static RoomId mint(RandomGenerator chance) {
        return new RoomId(group(chance) + "-" + group(chance) + "-" + group(chance));
    }

    private static String group(RandomGenerator chance) {
        return Base32.encode(chance.nextLong() >>> (Long.SIZE - GROUP_BITS), GROUP_DIGITS);
    }

    public static Reading<RoomId> parse(String text) {
        String flaw = Label.flaw(WHAT, text);
        return flaw == null ? new Reading.Parsed<>(new RoomId(text)) : new Reading.Malformed<>(flaw);
    }

    @Override
    public int compareTo(RoomId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
