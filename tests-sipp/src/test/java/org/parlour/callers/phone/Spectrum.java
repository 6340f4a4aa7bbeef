package org.parlour.callers.phone;

/** A complex spectrum of a power of two, in place. */
final class Spectrum {
    private final double[] real;
    private final double[] imaginary;

    private Spectrum(double[] real) {
        this.real = real;
        this.imaginary = new double[real.length];
    }

    /** The spectrum of samples, with zeros behind them. */
    static Spectrum of(double[] samples, int size) {
        double[] padded = new double[size];
        System.arraycopy(samples, 0, padded, 0, samples.length);
        Spectrum spectrum = new Spectrum(padded);
        spectrum.transform();
        return spectrum;
    }

    /** The correlation at each lag: the sum of {@code long[lag + n] · short[n]}, where this is the long one. */
    double[] correlatedWith(Spectrum template) {
        Spectrum product = new Spectrum(new double[real.length]);
        for (int i = 0; i < real.length; i++) {
            // Conjugated, so that the second transform is the inverse one.
            product.real[i] = real[i] * template.real[i] + imaginary[i] * template.imaginary[i];
            product.imaginary[i] = real[i] * template.imaginary[i] - imaginary[i] * template.real[i];
        }
        product.transform();
        for (int i = 0; i < real.length; i++) {
            product.real[i] /= real.length;
        }
        return product.real;
    }

    /** How much of it lies between two frequencies, by the rate at which its samples came. */
    double power(double fromHz, double toHz, int rateHz) {
        double power = 0;
        int last = (int) (toHz / rateHz * real.length);
        for (int i = (int) (fromHz / rateHz * real.length); i <= last; i++) {
            power += real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        return power;
    }

    private void transform() {
        int size = real.length;
        for (int i = 1, j = 0; i < size; i++) {
            int bit = size >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int span = 2; span <= size; span <<= 1) {
            butterflies(span);
        }
    }

    private void butterflies(int span) {
        int half = span / 2;
        double[] cosines = new double[half];
        double[] sines = new double[half];
        for (int k = 0; k < half; k++) {
            cosines[k] = Math.cos(-2 * Math.PI * k / span);
            sines[k] = Math.sin(-2 * Math.PI * k / span);
        }
        for (int block = 0; block < real.length; block += span) {
            for (int k = 0; k < half; k++) {
                int low = block + k;
                int high = low + half;
                double re = real[high] * cosines[k] - imaginary[high] * sines[k];
                double im = real[high] * sines[k] + imaginary[high] * cosines[k];
                real[high] = real[low] - re;
                imaginary[high] = imaginary[low] - im;
                real[low] += re;
                imaginary[low] += im;
            }
        }
    }

    private static void swap(double[] numbers, int i, int j) {
        double kept = numbers[i];
        numbers[i] = numbers[j];
        numbers[j] = kept;
    }
}
