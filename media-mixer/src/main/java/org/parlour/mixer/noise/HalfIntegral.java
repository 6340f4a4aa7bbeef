package org.parlour.mixer.noise;

/** Half of the exponential integral, E1, as the gain of the log-spectral amplitude wants it: as a logarithm to base two. */
final class HalfIntegral {
    // Below, the integral grows as the logarithm falls; above, it is nothing.
    private static final int LEAST_LOG = -16;
    private static final int MOST_LOG = 5;
    private static final int STEPS = 16;
    private static final float[] TABLE = table();

    private HalfIntegral() {}

    /** Of the number that has this logarithm to base two. */
    static float log(float valueLog) {
        float place = (Math.max(LEAST_LOG, valueLog) - LEAST_LOG) * STEPS;
        if (place >= TABLE.length - 1) {
            return 0;
        }
        int low = (int) place;
        return TABLE[low] + (place - low) * (TABLE[low + 1] - TABLE[low]);
    }

    private static float[] table() {
        float[] table = new float[(MOST_LOG - LEAST_LOG) * STEPS + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) (integral(Math.pow(2, LEAST_LOG + i / (double) STEPS)) / 2 / Math.log(2));
        }
        return table;
    }

    /** Abramowitz and Stegun 5.1.11 and 5.1.22. */
    static double integral(double x) {
        if (x <= 1) {
            double sum = -0.5772156649015329 - Math.log(x);
            double term = -1;
            for (int n = 1; n < 25; n++) {
                term *= -x / n;
                sum += term / n;
            }
            return sum;
        }
        double fraction = 0;
        for (int n = 60; n > 0; n--) {
            fraction = n / (1 + n / (x + fraction));
        }
        return Math.exp(-x) / (x + fraction);
    }
}
