package org.parlour.mixer.echo;

/**
 * The Fourier transform of 512 real samples and its inverse: 256 complex ones in four passes of radix 4 (Stockham's
 * order, so that nothing is shuffled), then the two halves taken apart. A spectrum is its bins 0 to 256.
 */
final class Fourier {
    static final int SIZE = 512;
    static final int BINS = SIZE / 2 + 1;

    private static final int HALF = SIZE / 2;
    private static final int QUARTER = HALF / 4;
    // Of 512 steps around the circle, clockwise.
    private static final float[] COSINES = circle(0);
    private static final float[] SINES = circle(Math.PI / 2);

    private final float[] real = new float[HALF];
    private final float[] imaginary = new float[HALF];
    private final float[] otherReal = new float[HALF];
    private final float[] otherImaginary = new float[HALF];

    void forward(float[] samples, float[] re, float[] im) {
        for (int i = 0; i < HALF; i++) {
            real[i] = samples[2 * i];
            imaginary[i] = samples[2 * i + 1];
        }
        transform(real, imaginary, otherReal, otherImaginary);
        re[0] = real[0] + imaginary[0];
        im[0] = 0;
        re[HALF] = real[0] - imaginary[0];
        im[HALF] = 0;
        for (int k = 1; k <= HALF / 2; k++) {
            int mirror = HALF - k;
            float evenRe = (real[k] + real[mirror]) / 2;
            float evenIm = (imaginary[k] - imaginary[mirror]) / 2;
            float oddRe = (imaginary[k] + imaginary[mirror]) / 2;
            float oddIm = (real[mirror] - real[k]) / 2;
            float turnedRe = COSINES[k] * oddRe - SINES[k] * oddIm;
            float turnedIm = COSINES[k] * oddIm + SINES[k] * oddRe;
            re[k] = evenRe + turnedRe;
            im[k] = evenIm + turnedIm;
            re[mirror] = evenRe - turnedRe;
            im[mirror] = turnedIm - evenIm;
        }
    }

    void inverse(float[] re, float[] im, float[] samples) {
        real[0] = (re[0] + re[HALF]) / 2;
        imaginary[0] = (re[0] - re[HALF]) / 2;
        for (int k = 1; k <= HALF / 2; k++) {
            int mirror = HALF - k;
            float evenRe = (re[k] + re[mirror]) / 2;
            float evenIm = (im[k] - im[mirror]) / 2;
            float turnedRe = (re[k] - re[mirror]) / 2;
            float turnedIm = (im[k] + im[mirror]) / 2;
            float oddRe = COSINES[k] * turnedRe + SINES[k] * turnedIm;
            float oddIm = COSINES[k] * turnedIm - SINES[k] * turnedRe;
            real[k] = evenRe - oddIm;
            imaginary[k] = evenIm + oddRe;
            real[mirror] = evenRe + oddIm;
            imaginary[mirror] = oddRe - evenIm;
        }
        // With its parts exchanged, the transform is its own inverse.
        transform(imaginary, real, otherImaginary, otherReal);
        for (int i = 0; i < HALF; i++) {
            samples[2 * i] = real[i] * (1f / HALF);
            samples[2 * i + 1] = imaginary[i] * (1f / HALF);
        }
    }

    private static void transform(float[] re, float[] im, float[] otherRe, float[] otherIm) {
        pass(re, im, otherRe, otherIm, 1);
        pass(otherRe, otherIm, re, im, 4);
        pass(re, im, otherRe, otherIm, 16);
        pass(otherRe, otherIm, re, im, 64);
    }

    private static void pass(float[] re, float[] im, float[] toRe, float[] toIm, int stride) {
        for (int from = 0; from < QUARTER; from += stride) {
            float c1 = COSINES[2 * from];
            float s1 = SINES[2 * from];
            float c2 = COSINES[4 * from];
            float s2 = SINES[4 * from];
            float c3 = COSINES[6 * from];
            float s3 = SINES[6 * from];
            int to = 4 * from;
            for (int i = from; i < from + stride; i++, to++) {
                float sumRe = re[i] + re[i + 2 * QUARTER];
                float sumIm = im[i] + im[i + 2 * QUARTER];
                float apartRe = re[i] - re[i + 2 * QUARTER];
                float apartIm = im[i] - im[i + 2 * QUARTER];
                float oddSumRe = re[i + QUARTER] + re[i + 3 * QUARTER];
                float oddSumIm = im[i + QUARTER] + im[i + 3 * QUARTER];
                float oddApartRe = re[i + QUARTER] - re[i + 3 * QUARTER];
                float oddApartIm = im[i + QUARTER] - im[i + 3 * QUARTER];
                toRe[to] = sumRe + oddSumRe;
                toIm[to] = sumIm + oddSumIm;
                float firstRe = apartRe + oddApartIm;
                float firstIm = apartIm - oddApartRe;
                toRe[to + stride] = c1 * firstRe - s1 * firstIm;
                toIm[to + stride] = c1 * firstIm + s1 * firstRe;
                float secondRe = sumRe - oddSumRe;
                float secondIm = sumIm - oddSumIm;
                toRe[to + 2 * stride] = c2 * secondRe - s2 * secondIm;
                toIm[to + 2 * stride] = c2 * secondIm + s2 * secondRe;
                float thirdRe = apartRe - oddApartIm;
                float thirdIm = apartIm + oddApartRe;
                toRe[to + 3 * stride] = c3 * thirdRe - s3 * thirdIm;
                toIm[to + 3 * stride] = c3 * thirdIm + s3 * thirdRe;
            }
        }
    }

    private static float[] circle(double phase) {
        float[] circle = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            circle[i] = (float) Math.cos(2 * Math.PI * i / SIZE + phase);
        }
        return circle;
    }
}
