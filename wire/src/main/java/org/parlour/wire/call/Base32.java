package org.parlour.wire.call;

/**
 * Crockford's 32 digits in lower case: no i, l, o or u, so that an id survives being read over a telephone, and in the
 * order of their characters, so that text sorts as the numbers do.
 */
final class Base32 {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_PER_DIGIT = 5;
    private static final int MASK = 31;

    private Base32() {}

    static String encode(long value, int lengthDigits) {
        char[] text = new char[lengthDigits];
        long rest = value;
        for (int i = lengthDigits - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) rest & MASK);
            rest >>>= BITS_PER_DIGIT;
        }
        return new String(text);
    }

    static long decode(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << BITS_PER_DIGIT | DIGITS.indexOf(text.charAt(i));
        }
        return value;
    }

    static boolean holdsOnlyDigits(String text) {
        return text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }
}
