package org.parlour.mixer.level;

/** What samples at 16 kHz weigh for the ear: the two filters of ITU-R BS.1770, and the mean square behind them. */
public final class KWeighting {
    private static final double RATE_HZ = 16_000;
    // BS.1770 gives coefficients for 48 kHz; these are the filters they were made of.
    private static final double SHELF_HZ = 1_681.974450955533;
    private static final double SHELF_DECIBELS = 3.999843853973347;
    private static final double SHELF_SHARPNESS = 0.7071752369554196;
    private static final double SHELF_MIDDLE = 0.4996667741545416;
    private static final double EDGE_HZ = 38.13547087602444;
    private static final double EDGE_SHARPNESS = 0.5003270373238773;
    // The pass band's of the standard's own coefficients at 48 kHz.
    private static final double EDGE_GAIN = 1.0049948;
    // BS.1770: a full-scale sine of 997 Hz in one channel is -3.01.
    private static final double OFFSET_DECIBELS = -0.691;
    private static final float FULL_SCALE = 32_768f;
    private static final float NOTHING = 1e-9f;

    private final Section shelf = shelf();
    private final Section edge = edge();

    /** The mean square of the weighted samples, 1 for full scale. */
    public float energy(short[] samples, int from, int count) {
        float squares = 0;
        for (int i = from; i < from + count; i++) {
            float weighted = edge.next(shelf.next(samples[i]));
            squares += weighted * weighted;
        }
        return settled(squares, count);
    }

    /** The same, of samples that are not rounded yet. */
    public float energy(float[] samples, int from, int count) {
        float squares = 0;
        for (int i = from; i < from + count; i++) {
            float weighted = edge.next(shelf.next(samples[i]));
            squares += weighted * weighted;
        }
        return settled(squares, count);
    }

    private float settled(float squares, int count) {
        shelf.settle();
        edge.settle();
        return squares / (FULL_SCALE * FULL_SCALE) / count;
    }

    /** From a mean square to LUFS. */
    public static float lufs(float energy) {
        return (float) (OFFSET_DECIBELS + 10 * Math.log10(Math.max(1e-12, energy)));
    }

    /** From LUFS to a mean square. */
    public static float energy(double lufs) {
        return (float) Math.pow(10, (lufs - OFFSET_DECIBELS) / 10);
    }

    private static Section shelf() {
        double slope = Math.tan(Math.PI * SHELF_HZ / RATE_HZ);
        double high = Math.pow(10, SHELF_DECIBELS / 20);
        double middle = Math.pow(high, SHELF_MIDDLE);
        double[] zeros = {
            high + middle * slope / SHELF_SHARPNESS + slope * slope,
            2 * (slope * slope - high),
            high - middle * slope / SHELF_SHARPNESS + slope * slope
        };
        return new Section(zeros, slope, SHELF_SHARPNESS);
    }

    private static Section edge() {
        double slope = Math.tan(Math.PI * EDGE_HZ / RATE_HZ);
        return new Section(new double[] {EDGE_GAIN, -2 * EDGE_GAIN, EDGE_GAIN}, slope, EDGE_SHARPNESS);
    }

    /** Two poles and two zeros, transposed direct form. */
    private static final class Section {
        private final float zero;
        private final float zeroOne;
        private final float zeroTwo;
        private final float poleOne;
        private final float poleTwo;
        private float one;
        private float two;

        Section(double[] zeros, double slope, double sharpness) {
            double scale = 1 + slope / sharpness + slope * slope;
            zero = (float) (zeros[0] / scale);
            zeroOne = (float) (zeros[1] / scale);
            zeroTwo = (float) (zeros[2] / scale);
            poleOne = (float) (2 * (slope * slope - 1) / scale);
            poleTwo = (float) ((1 - slope / sharpness + slope * slope) / scale);
        }

        float next(float sample) {
            float filtered = zero * sample + one;
            one = zeroOne * sample - poleOne * filtered + two;
            two = zeroTwo * sample - poleTwo * filtered;
            return filtered;
        }

        void settle() {
            one = Math.abs(one) < NOTHING ? 0 : one;
            two = Math.abs(two) < NOTHING ? 0 : two;
        }
    }
}
