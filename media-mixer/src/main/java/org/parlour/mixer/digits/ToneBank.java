package org.parlour.mixer.digits;

import java.util.Arrays;

/**
 * The cheap look: how much of the last few steps of 5 ms each of the eight tones has. Every step is compared once; longer
 * stretches are put together from steps, each turned by the time that passed.
 */
final class ToneBank {
    /** 5 ms. */
    static final int STEP = 40;

    /** 20 ms. */
    static final int STEPS = Tones.MOST_TICKS / STEP;

    // What is softer than this has no key in it: half of two tones of -41 dBm0. Most of a call is, and costs nothing.
    private static final float LEAST_POWER = 20_000;
    // A tone that is off by 1.5 % loses up to 3.8 dB here: so two of them may seem to be half of it all.
    private static final float LEAST_SHARE = 0.45f;

    private final float[][] real = new float[STEPS][Tones.COUNT];
    private final float[][] imaginary = new float[STEPS][Tones.COUNT];
    private final float[] energies = new float[STEPS];
    private int newest;
    private int low;
    private int high;

    /** The next 5 ms. */
    void hear(float[] samples, int from) {
        newest = (newest + 1) % STEPS;
        float energy = 0;
        for (int i = 0; i < STEP; i++) {
            energy += samples[from + i] * samples[from + i];
        }
        energies[newest] = energy;
        if (energy >= LEAST_POWER * STEP) {
            compare(samples, from, 0);
            compare(samples, from, Tones.GROUP);
        } else {
            Arrays.fill(real[newest], 0);
            Arrays.fill(imaginary[newest], 0);
        }
    }

    /** Forgets what it heard. */
    void restart() {
        Arrays.fill(energies, 0);
        for (int i = 0; i < STEPS; i++) {
            Arrays.fill(real[i], 0);
            Arrays.fill(imaginary[i], 0);
        }
    }

    /** Four tones at once, because one sum waits for itself. */
    private void compare(float[] samples, int from, int first) {
        float[] cosines0 = Tones.cosines(first);
        float[] cosines1 = Tones.cosines(first + 1);
        float[] cosines2 = Tones.cosines(first + 2);
        float[] cosines3 = Tones.cosines(first + 3);
        float[] sines0 = Tones.sines(first);
        float[] sines1 = Tones.sines(first + 1);
        float[] sines2 = Tones.sines(first + 2);
        float[] sines3 = Tones.sines(first + 3);
        float real0 = 0;
        float real1 = 0;
        float real2 = 0;
        float real3 = 0;
        float imaginary0 = 0;
        float imaginary1 = 0;
        float imaginary2 = 0;
        float imaginary3 = 0;
        for (int i = 0; i < STEP; i++) {
            float sample = samples[from + i];
            real0 += sample * cosines0[i];
            real1 += sample * cosines1[i];
            real2 += sample * cosines2[i];
            real3 += sample * cosines3[i];
            imaginary0 -= sample * sines0[i];
            imaginary1 -= sample * sines1[i];
            imaginary2 -= sample * sines2[i];
            imaginary3 -= sample * sines3[i];
        }
        keep(first, real0, imaginary0);
        keep(first + 1, real1, imaginary1);
        keep(first + 2, real2, imaginary2);
        keep(first + 3, real3, imaginary3);
    }

    private void keep(int tone, float itsReal, float itsImaginary) {
        real[newest][tone] = itsReal;
        imaginary[newest][tone] = itsImaginary;
    }

    /** The energy of the newest step, a sample of it. */
    float power() {
        return energies[newest] / STEP;
    }

    /** Whether a low and a high tone may be most of the last steps; which, {@link #low} and {@link #high} say. */
    boolean maybeKey(int steps) {
        float total = 0;
        for (int i = 0; i < steps; i++) {
            total += energies[(newest + STEPS - i) % STEPS];
        }
        if (total < LEAST_POWER * STEP * steps) {
            return false;
        }
        low = strongest(0, steps);
        high = strongest(Tones.GROUP, steps);
        // A sine of which all is found has twice its energy over the number of samples.
        float found = (square(low, steps) + square(high, steps)) * 2 / (steps * STEP);
        return found > LEAST_SHARE * total;
    }

    int low() {
        return low;
    }

    int high() {
        return high;
    }

    private int strongest(int first, int steps) {
        int best = first;
        float most = -1;
        for (int tone = first; tone < first + Tones.GROUP; tone++) {
            float square = square(tone, steps);
            if (square > most) {
                most = square;
                best = tone;
            }
        }
        return best;
    }

    private float square(int tone, int steps) {
        float[] cosines = Tones.cosines(tone);
        float[] sines = Tones.sines(tone);
        float sumReal = 0;
        float sumImaginary = 0;
        for (int i = 0; i < steps; i++) {
            int step = (newest + STEPS + 1 - steps + i) % STEPS;
            float cosine = cosines[i * STEP];
            float sine = sines[i * STEP];
            sumReal += real[step][tone] * cosine + imaginary[step][tone] * sine;
            sumImaginary += imaginary[step][tone] * cosine - real[step][tone] * sine;
        }
        return sumReal * sumReal + sumImaginary * sumImaginary;
    }
}
