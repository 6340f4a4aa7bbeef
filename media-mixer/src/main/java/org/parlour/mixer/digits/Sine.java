package org.parlour.mixer.digits;

/** A sine, sample by sample: each is made of the two before it. */
final class Sine {
    private double turn;
    private double before;
    private double now;

    /** From zero upward. */
    void begin(double hertz, int rateHz, double amplitude) {
        double angle = 2 * Math.PI * hertz / rateHz;
        turn = 2 * Math.cos(angle);
        before = -amplitude * Math.sin(angle);
        now = 0;
    }

    double next() {
        double value = now;
        now = turn * now - before;
        before = value;
        return value;
    }
}
