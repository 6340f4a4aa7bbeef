package org.parlour.wire.call;

/**
 * Who is heard or seen in a packet: the number that travels as its CSRC, RFC 3550 section 5.1, and that the page reads
 * with {@code getContributingSources()}.
 *
 * <p>Never 0: in the arrays of the media path 0 says that nobody is there.
 */
public record ParticipantNumber(int bits) {
    private static final String WHAT = "a participant number";
    private static final String ZERO = WHAT + " is not 0";

    public ParticipantNumber {
        if (bits == 0) {
            throw new IllegalArgumentException(ZERO);
        }
    }

    public static ParticipantNumber of(long unsigned) {
        return new ParticipantNumber(Unsigned.bits(WHAT, unsigned));
    }

    public static Reading<ParticipantNumber> parse(String decimal) {
        String flaw = Unsigned.flaw(WHAT, decimal);
        if (flaw != null) {
            return new Reading.Malformed<>(flaw);
        }
        long value = Long.parseLong(decimal);
        return value == 0 ? new Reading.Malformed<>(ZERO) : new Reading.Parsed<>(of(value));
    }

    public long unsigned() {
        return Integer.toUnsignedLong(bits);
    }

    @Override
    public String toString() {
        return Integer.toUnsignedString(bits);
    }
}
