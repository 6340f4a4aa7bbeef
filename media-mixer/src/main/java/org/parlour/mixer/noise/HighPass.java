package org.parlour.mixer.noise;

/**
 * Takes away what lies below every voice: an offset, hum of the mains at 50 and 60 Hz, bumps of a table. At 16 kHz,
 * without delay.
 */
public final class HighPass {
    private static final double RATE_HZ = 16_000;
    // Deep voices begin at 85 Hz, and a telephone's band at 300: here they lose 3 dB, at 50 Hz hum loses 20.
    private static final double EDGE_HZ = 90;
    // Butterworth of the fourth order: 1 / (2 cos) of its angles.
    private static final double[] SHARPNESS = {0.541196100146197, 1.306562964876377};
    // Far below one step of a sample; smaller numbers are slow on most processors.
    private static final float NOTHING = 1e-9f;

    private final Section first = new Section(SHARPNESS[0]);
    private final Section second = new Section(SHARPNESS[1]);

    /** Filters samples where they stand. */
    public void filter(short[] samples, int from, int count) {
        for (int i = from; i < from + count; i++) {
            samples[i] = Rounding.toSample(second.next(first.next(samples[i])));
        }
        first.settle();
        second.settle();
    }

    /** Two poles and two zeros, transposed direct form. */
    private static final class Section {
        private final float gain;
        private final float poleOne;
        private final float poleTwo;
        private float one;
        private float two;

        Section(double sharpness) {
            double slope = Math.tan(Math.PI * EDGE_HZ / RATE_HZ);
            double scale = 1 + slope / sharpness + slope * slope;
            gain = (float) (1 / scale);
            poleOne = (float) (2 * (slope * slope - 1) / scale);
            poleTwo = (float) ((1 - slope / sharpness + slope * slope) / scale);
        }

        float next(float sample) {
            float scaled = gain * sample;
            float filtered = scaled + one;
            one = two - 2 * scaled - poleOne * filtered;
            two = scaled - poleTwo * filtered;
            return filtered;
        }

        void settle() {
            one = Math.abs(one) < NOTHING ? 0 : one;
            two = Math.abs(two) < NOTHING ? 0 : two;
        }
    }
}
