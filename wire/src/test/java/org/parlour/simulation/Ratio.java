package org.parlour.simulation;

/** The check that every share of 1 passes. */
final class Ratio {
    private Ratio() {}

    static void check(String what, double ratio) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException(what + " lies between 0 and 1, unlike " + ratio);
        }
    }
}
