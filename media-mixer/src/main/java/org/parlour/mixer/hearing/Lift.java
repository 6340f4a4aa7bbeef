package org.parlour.mixer.hearing;

/**
 * Lifts what lies between two frequencies and leaves the rest: a shelf that goes up at the one and a shelf that comes
 * down at the other, each with the flattest slope of its order (Butterworth), without delay. At 16 kHz.
 */
final class Lift {
    private static final double RATE_HZ = 16_000;
    // Each shelf has half of its lift here: the octave between has all but half a decibel, its neighbours less than
    // one.
    private static final double UP_HZ = 2_030;
    private static final double DOWN_HZ = 4_150;
    private static final int ORDER = 8;
    private static final float NOTHING = 1e-9f;

    private final Section[] sections = new Section[ORDER];

    Lift() {
        for (int i = 0; i < ORDER; i++) {
            sections[i] = new Section();
        }
    }

    /** From the next sample on; a fraction of a decibel at a time makes no click. */
    void set(float decibels) {
        double gain = Math.pow(10, decibels / 20);
        for (int i = 0; i < ORDER / 2; i++) {
            double damping = Math.sin(Math.PI * (2 * i + 1) / (2 * ORDER));
            sections[i].shelf(UP_HZ, gain, damping);
            sections[ORDER / 2 + i].shelf(DOWN_HZ, 1 / gain, damping);
        }
    }

    void filter(float[] sound) {
        for (int i = 0; i < ORDER; i++) {
            sections[i].filter(sound);
        }
    }

    /** Two poles and two zeros, transposed direct form. With no gain they lie on each other, and its memory is empty. */
    private static final class Section {
        private float zero = 1;
        private float zeroOne;
        private float zeroTwo;
        private float poleOne;
        private float poleTwo;
        private float one;
        private float two;

        void shelf(double hertz, double gain, double damping) {
            // Its part of the gain is the square of this, at the highest frequencies.
            double part = Math.pow(gain, 1.0 / ORDER);
            double slope = Math.tan(Math.PI * hertz / RATE_HZ) * Math.pow(gain, 0.5 / ORDER);
            double scale = slope * slope + 2 * damping * slope + 1;
            zero = (float) ((slope * slope + 2 * damping * part * slope + part * part) / scale);
            zeroOne = (float) (2 * (slope * slope - part * part) / scale);
            zeroTwo = (float) ((slope * slope - 2 * damping * part * slope + part * part) / scale);
            poleOne = (float) (2 * (slope * slope - 1) / scale);
            poleTwo = (float) ((slope * slope - 2 * damping * slope + 1) / scale);
        }

        void filter(float[] sound) {
            float first = one;
            float second = two;
            for (int i = 0; i < sound.length; i++) {
                float sample = sound[i];
                float filtered = zero * sample + first;
                first = zeroOne * sample - poleOne * filtered + second;
                second = zeroTwo * sample - poleTwo * filtered;
                sound[i] = filtered;
            }
            one = Math.abs(first) < NOTHING ? 0 : first;
            two = Math.abs(second) < NOTHING ? 0 : second;
        }
    }
}
