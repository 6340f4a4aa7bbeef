package org.parlour.mixer.resample;

/** The Kaiser window. */
final class Kaiser {
    private Kaiser() {}

    /**
     * @param place from the middle (0) to the edge (1)
     * @param shape how much the sides are pressed down
     */
    static double window(double place, double shape) {
        return Math.abs(place) >= 1 ? 0 : bessel(shape * Math.sqrt(1 - place * place)) / bessel(shape);
    }

    /** The modified Bessel function of the first kind, order zero. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= x / 2 / k * (x / 2 / k);
            sum += term;
        }
        return sum;
    }
}
