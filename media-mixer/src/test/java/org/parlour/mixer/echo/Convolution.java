package org.parlour.mixer.echo;

/** One sound through one response, all at once. */
final class Convolution {
    private Convolution() {}

    static double[] of(double[] sound, double[] response) {
        int size = Integer.highestOneBit(sound.length + response.length) * 2;
        double[] re = new double[size];
        double[] im = new double[size];
        System.arraycopy(sound, 0, re, 0, sound.length);
        System.arraycopy(response, 0, im, 0, response.length);
        transform(re, im);
        double[] productRe = new double[size];
        double[] productIm = new double[size];
        for (int k = 0; k < size; k++) {
            int mirror = (size - k) & (size - 1);
            double aRe = (re[k] + re[mirror]) / 2;
            double aIm = (im[k] - im[mirror]) / 2;
            double bRe = (im[k] + im[mirror]) / 2;
            double bIm = (re[mirror] - re[k]) / 2;
            productRe[k] = aRe * bRe - aIm * bIm;
            productIm[k] = aRe * bIm + aIm * bRe;
        }
        transform(productIm, productRe);
        double[] convolved = new double[sound.length];
        for (int i = 0; i < sound.length; i++) {
            convolved[i] = productRe[i] / size;
        }
        return convolved;
    }

    private static void transform(double[] re, double[] im) {
        int size = re.length;
        for (int i = 1, j = 0; i < size; i++) {
            int bit = size >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                exchange(re, i, j);
                exchange(im, i, j);
            }
        }
        for (int length = 2; length <= size; length *= 2) {
            for (int k = 0; k < length / 2; k++) {
                double c = Math.cos(-2 * Math.PI * k / length);
                double s = Math.sin(-2 * Math.PI * k / length);
                for (int i = k; i < size; i += length) {
                    int other = i + length / 2;
                    double turnedRe = re[other] * c - im[other] * s;
                    double turnedIm = re[other] * s + im[other] * c;
                    re[other] = re[i] - turnedRe;
                    im[other] = im[i] - turnedIm;
                    re[i] += turnedRe;
                    im[i] += turnedIm;
                }
            }
        }
    }

    private static void exchange(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
