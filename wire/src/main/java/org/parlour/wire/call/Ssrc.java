package org.parlour.wire.call;

import java.util.random.RandomGenerator;

/**
 * The synchronisation source of a stream, RFC 3550 section 3: 32 unsigned bits, and every value is legal.
 *
 * <p>Per packet its {@code int} travels alone, under the name {@code ssrc}.
 */
public record Ssrc(int bits) {
    private static final String WHAT = "an SSRC";

    public static Ssrc of(long unsigned) {
        return new Ssrc(Unsigned.bits(WHAT, unsigned));
    }

    /** RFC 3550 section 8.1 and appendix A.6: chosen at random, so that two senders rarely choose alike. */
    public static Ssrc mint(RandomGenerator chance) {
        return new Ssrc(chance.nextInt());
    }

    /** Reads the decimal form of {@code a=ssrc}, RFC 5576. */
    public static Reading<Ssrc> parse(String decimal) {
        String flaw = Unsigned.flaw(WHAT, decimal);
        return flaw == null ? new Reading.Parsed<>(of(Long.parseLong(decimal))) : new Reading.Malformed<>(flaw);
    }

    public long unsigned() {
        return Integer.toUnsignedLong(bits);
    }

    @Override
    public String toString() {
        return Integer.toUnsignedString(bits);
    }
}
