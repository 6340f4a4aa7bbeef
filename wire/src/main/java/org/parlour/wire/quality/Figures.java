package org.parlour.wire.quality;

/** The gate for figures that come in: a number outside it is the caller's mistake. */
final class Figures {
    private Figures() {}

    /** NaN is within nothing. */
    static void within(String name, double figure, double least, double most) {
        if (!(figure >= least && figure <= most)) {
            throw new IllegalArgumentException(name + " must lie in " + least + " to " + most + ", not " + figure);
        }
    }

    static boolean isWithin(double figure, double least, double most) {
        return figure >= least && figure <= most;
    }
}
