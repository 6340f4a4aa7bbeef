package org.parlour.mixer.noise;

/** From a number to the nearest sample. */
final class Rounding {
    private Rounding() {}

    static short toSample(float value) {
        // By way of a positive number, because the cast cuts towards zero.
        int whole = (int) (value + 32_768.5f) - 32_768;
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, whole));
    }
}
