package org.parlour.wire.rtcp;

/** Holds a value to the width that its field has on the wire. */
final class FieldWidth {
    private FieldWidth() {}

    static void unsigned(long value, int bits, String name) {
        if (value < 0 || value >= 1L << bits) {
            throw new IllegalArgumentException(name + " does not fit " + bits + " bits: " + value);
        }
    }

    static void signed(long value, int bits, String name) {
        long half = 1L << (bits - 1);
        if (value < -half || value >= half) {
            throw new IllegalArgumentException(name + " does not fit " + bits + " signed bits: " + value);
        }
    }

    static void atMost(int count, int limit, String name) {
        if (count > limit) {
            throw new IllegalArgumentException("more than " + limit + " " + name + ": " + count);
        }
    }

    /** RTCP counts in 32-bit words. */
    static void wholeWords(int lengthBytes, String name) {
        if (lengthBytes % Integer.BYTES != 0) {
            throw new IllegalArgumentException(name + " is no whole number of 32-bit words: " + lengthBytes);
        }
    }
}
