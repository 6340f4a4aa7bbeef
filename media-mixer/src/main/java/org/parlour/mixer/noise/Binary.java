package org.parlour.mixer.noise;

/** Logarithms and powers of two, to a few parts in a million and many times faster than the exact ones. */
final class Binary {
    private static final int MANTISSA_BITS = 23;
    private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
    private static final int EXPONENT_OF_ONE = 127;
    private static final int ONE = EXPONENT_OF_ONE << MANTISSA_BITS;
    private static final float ROOT_OF_TWO = (float) Math.sqrt(2);
    // Of the series of artanh, for 2 / ln 2.
    private static final float FIRST = (float) (2 / Math.log(2));
    private static final float THIRD = FIRST / 3;
    private static final float FIFTH = FIRST / 5;
    // Of the series of 2^x, for x from -0.5 to 0.5.
    private static final float ONE_TERM = (float) Math.log(2);
    private static final float TWO_TERMS = ONE_TERM * ONE_TERM / 2;
    private static final float THREE_TERMS = TWO_TERMS * ONE_TERM / 3;
    private static final float FOUR_TERMS = THREE_TERMS * ONE_TERM / 4;
    private static final float FIVE_TERMS = FOUR_TERMS * ONE_TERM / 5;
    private static final float LEAST = -126;
    private static final float MOST = 126;
    private static final int SHIFT = 200;

    private Binary() {}

    /** Of a positive number that is not the smallest of all. */
    static float logarithm(float value) {
        int bits = Float.floatToRawIntBits(value);
        int exponent = (bits >> MANTISSA_BITS) - EXPONENT_OF_ONE;
        float mantissa = Float.intBitsToFloat((bits & MANTISSA) | ONE);
        float place = (mantissa - ROOT_OF_TWO) / (mantissa + ROOT_OF_TWO);
        float square = place * place;
        return exponent + 0.5f + place * (FIRST + square * (THIRD + square * FIFTH));
    }

    static float power(float exponent) {
        float bounded = Math.max(LEAST, Math.min(MOST, exponent));
        int whole = (int) (bounded + (SHIFT + 0.5f)) - SHIFT;
        float x = bounded - whole;
        float part = 1 + x * (ONE_TERM + x * (TWO_TERMS + x * (THREE_TERMS + x * (FOUR_TERMS + x * FIVE_TERMS))));
        return part * Float.intBitsToFloat((whole + EXPONENT_OF_ONE) << MANTISSA_BITS);
    }
}
