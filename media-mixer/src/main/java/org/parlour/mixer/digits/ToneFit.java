package org.parlour.mixer.digits;

import java.util.Arrays;

/**
 * The careful look at a stretch that may be a key: how far its two tones are off, how loud they are, and how much there is
 * besides. The frequencies come from how far the phases run in 5 ms; then the two sines that fit best (least squares) are
 * taken away, and what is left is the other energy.
 */
final class ToneFit {
    private static final int SHIFT = ToneBank.STEP;
    private static final double SHIFT_SECONDS = SHIFT / (double) Tones.RATE_HZ;
    private static final int SINES = 4;

    private final float[] window20 = hann(Tones.MOST_TICKS - SHIFT);
    private final float[] window15 = hann(Tones.MOST_TICKS - 2 * SHIFT);
    // The normal equations of the four sines, and what each of them has in common with the sound.
    private final double[][] common = new double[SINES][SINES];
    private final double[] wanted = new double[SINES];

    private double lowHertz;
    private double highHertz;
    private double lowAmplitude;
    private double highAmplitude;
    private double otherShare;

    private static float[] hann(int count) {
        float[] window = new float[count];
        for (int i = 0; i < count; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / count));
        }
        return window;
    }

    /** @param count 120 or 160 samples */
    void fit(float[] samples, int from, int count, int low, int high) {
        float[] window = count == Tones.MOST_TICKS ? window20 : window15;
        lowHertz = Tones.hertz(low) + off(samples, from, window, low);
        highHertz = Tones.hertz(high) + off(samples, from, window, high);
        double lowAngle = 2 * Math.PI * lowHertz / Tones.RATE_HZ;
        double highAngle = 2 * Math.PI * highHertz / Tones.RATE_HZ;
        double energy = want(samples, from, count, lowAngle, highAngle);
        compareSines(count, lowAngle, highAngle);
        double explained = solve();
        lowAmplitude = Math.hypot(wanted[0], wanted[1]);
        highAmplitude = Math.hypot(wanted[2], wanted[3]);
        otherShare = energy <= 0 ? 1 : 1 - explained / energy;
    }

    /** By how many Hertz a tone is off. */
    private static double off(float[] samples, int from, float[] window, int tone) {
        float[] cosines = Tones.cosines(tone);
        float[] sines = Tones.sines(tone);
        float real = 0;
        float imaginary = 0;
        float laterReal = 0;
        float laterImaginary = 0;
        for (int i = 0; i < window.length; i++) {
            float sample = window[i] * samples[from + i];
            float later = window[i] * samples[from + SHIFT + i];
            real += sample * cosines[i];
            imaginary -= sample * sines[i];
            laterReal += later * cosines[i];
            laterImaginary -= later * sines[i];
        }
        double turnReal = laterReal * real + laterImaginary * imaginary;
        double turnImaginary = laterImaginary * real - laterReal * imaginary;
        double cosine = cosines[SHIFT];
        double sine = sines[SHIFT];
        double beyond = Math.atan2(turnImaginary * cosine - turnReal * sine, turnReal * cosine + turnImaginary * sine);
        return beyond / (2 * Math.PI * SHIFT_SECONDS);
    }

    /** What the sound has in common with each sine; returns its energy. */
    private double want(float[] samples, int from, int count, double lowAngle, double highAngle) {
        double lowTurnReal = Math.cos(lowAngle);
        double lowTurnImaginary = Math.sin(lowAngle);
        double highTurnReal = Math.cos(highAngle);
        double highTurnImaginary = Math.sin(highAngle);
        double lowReal = 1;
        double lowImaginary = 0;
        double highReal = 1;
        double highImaginary = 0;
        double energy = 0;
        Arrays.fill(wanted, 0);
        for (int i = 0; i < count; i++) {
            double sample = samples[from + i];
            energy += sample * sample;
            wanted[0] += sample * lowReal;
            wanted[1] += sample * lowImaginary;
            wanted[2] += sample * highReal;
            wanted[3] += sample * highImaginary;
            double low = lowReal * lowTurnReal - lowImaginary * lowTurnImaginary;
            lowImaginary = lowReal * lowTurnImaginary + lowImaginary * lowTurnReal;
            lowReal = low;
            double high = highReal * highTurnReal - highImaginary * highTurnImaginary;
            highImaginary = highReal * highTurnImaginary + highImaginary * highTurnReal;
            highReal = high;
        }
        return energy;
    }

    /** Sums of products of sines are sums of geometric series. */
    private void compareSines(int count, double low, double high) {
        square(0, count, low);
        square(2, count, high);
        double sumReal = seriesReal(low + high, count);
        double sumImaginary = seriesImaginary(low + high, count);
        double differenceReal = seriesReal(low - high, count);
        double differenceImaginary = seriesImaginary(low - high, count);
        put(0, 2, (differenceReal + sumReal) / 2);
        put(1, 3, (differenceReal - sumReal) / 2);
        put(1, 2, (sumImaginary + differenceImaginary) / 2);
        put(0, 3, (sumImaginary - differenceImaginary) / 2);
    }

    private void square(int first, int count, double angle) {
        double real = seriesReal(2 * angle, count);
        common[first][first] = (count + real) / 2;
        common[first + 1][first + 1] = (count - real) / 2;
        put(first, first + 1, seriesImaginary(2 * angle, count) / 2);
    }

    private void put(int one, int other, double value) {
        common[one][other] = value;
        common[other][one] = value;
    }

    private static double seriesReal(double angle, int count) {
        return Math.sin(count * angle / 2) / Math.sin(angle / 2) * Math.cos((count - 1) * angle / 2);
    }

    private static double seriesImaginary(double angle, int count) {
        return Math.sin(count * angle / 2) / Math.sin(angle / 2) * Math.sin((count - 1) * angle / 2);
    }

    /** Gauss; the matrix is positive and far from singular. Returns the energy that the four explain. */
    private double solve() {
        double explained = 0;
        for (int i = 0; i < SINES; i++) {
            // What is left of this one's part when those before it have explained theirs.
            explained += wanted[i] * wanted[i] / common[i][i];
            for (int row = i + 1; row < SINES; row++) {
                double factor = common[row][i] / common[i][i];
                for (int column = i; column < SINES; column++) {
                    common[row][column] -= factor * common[i][column];
                }
                wanted[row] -= factor * wanted[i];
            }
        }
        for (int i = SINES - 1; i >= 0; i--) {
            for (int column = i + 1; column < SINES; column++) {
                wanted[i] -= common[i][column] * wanted[column];
            }
            wanted[i] /= common[i][i];
        }
        return explained;
    }

    double lowHertz() {
        return lowHertz;
    }

    double highHertz() {
        return highHertz;
    }

    double lowAmplitude() {
        return lowAmplitude;
    }

    double highAmplitude() {
        return highAmplitude;
    }

    /** How much of the energy is neither of the two: 0 for a key, 1 for anything else. */
    double otherShare() {
        return otherShare;
    }
}
