package org.parlour.wire.call;

import org.jspecify.annotations.Nullable;

/** Thirty-two unsigned bits written in decimal, as SDP and the page write them. */
final class Unsigned {
    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final int LONGEST_DIGITS = 10;

    private Unsigned() {}

    static @Nullable String flaw(String what, String decimal) {
        if (decimal.isEmpty()
                || decimal.length() > LONGEST_DIGITS
                || !decimal.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return what + " is a decimal number of at most ten digits";
        }
        return Long.parseLong(decimal) > LARGEST ? what + " fits into 32 bits" : null;
    }

    static int bits(String what, long value) {
        if (value < 0 || value > LARGEST) {
            throw new IllegalArgumentException(what + " fits into 32 bits, unlike " + value);
        }
        return (int) value;
    }
}
