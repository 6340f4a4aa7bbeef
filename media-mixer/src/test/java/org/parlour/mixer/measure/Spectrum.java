package org.parlour.mixer.measure;

/** The power spectrum of a stretch of samples, by a fast Fourier transform of a fixed length. */
final class Spectrum {
    private final int length;
    private final double[] real;
    private final double[] imaginary;
    private final double[] cosines;
    private final double[] sines;
    private final double[] powers;

    /** @param length a power of two */
    Spectrum(int length) {
        if (Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("no power of two: " + length);
        }
        this.length = length;
        real = new double[length];
        imaginary = new double[length];
        cosines = new double[length / 2];
        sines = new double[length / 2];
        powers = new double[length / 2 + 1];
        for (int i = 0; i < length / 2; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / length);
            sines[i] = -Math.sin(2 * Math.PI * i / length);
        }
    }

    /** Of the windowed samples, with zeros behind them; the same array each time. */
    double[] powers(double[] samples, int from, double[] window) {
        for (int i = 0; i < length; i++) {
            int swapped = length == 1 ? 0 : Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(length) + 1);
            real[swapped] = i < window.length ? samples[from + i] * window[i] : 0;
            imaginary[swapped] = 0;
        }
        for (int half = 1; half < length; half *= 2) {
            combine(half);
        }
        for (int i = 0; i <= length / 2; i++) {
            powers[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        return powers;
    }

    private void combine(int half) {
        int stride = length / (2 * half);
        for (int begin = 0; begin < length; begin += 2 * half) {
            for (int i = 0; i < half; i++) {
                int even = begin + i;
                int odd = even + half;
                double cosine = cosines[i * stride];
                double sine = sines[i * stride];
                double turnedReal = real[odd] * cosine - imaginary[odd] * sine;
                double turnedImaginary = real[odd] * sine + imaginary[odd] * cosine;
                real[odd] = real[even] - turnedReal;
                imaginary[odd] = imaginary[even] - turnedImaginary;
                real[even] += turnedReal;
                imaginary[even] += turnedImaginary;
            }
        }
    }

    /** Hann's window without its zeros at both ends. */
    static double[] hann(int length) {
        double[] window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (length + 1));
        }
        return window;
    }
}
