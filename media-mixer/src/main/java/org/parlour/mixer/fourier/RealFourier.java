package org.parlour.mixer.fourier;

/**
 * The spectrum of real samples and back. A complex transform of half the size, sorted as it goes (Stockham), so that
 * most of its inner loops run along the arrays.
 */
public final class RealFourier {
    private final int half;
    private final float[] cosines;
    private final float[] sines;
    private final float[] turnCosines;
    private final float[] turnSines;

    // What a stage reads, and what it writes; they change places after each.
    private float[] real;
    private float[] imaginary;
    private float[] nextReal;
    private float[] nextImaginary;

    /** @param size a power of two */
    public RealFourier(int size) {
        half = size / 2;
        cosines = new float[half];
        sines = new float[half];
        turnCosines = new float[half / 2 + 1];
        turnSines = new float[half / 2 + 1];
        for (int i = 0; i < half; i++) {
            cosines[i] = (float) Math.cos(2 * Math.PI * i / half);
            sines[i] = (float) Math.sin(2 * Math.PI * i / half);
        }
        for (int i = 0; i <= half / 2; i++) {
            turnCosines[i] = (float) Math.cos(2 * Math.PI * i / size);
            turnSines[i] = (float) Math.sin(2 * Math.PI * i / size);
        }
        real = new float[half];
        imaginary = new float[half];
        nextReal = new float[half];
        nextImaginary = new float[half];
    }

    /** From samples to the bins 0 to half of the size, inclusive. */
    public void forward(float[] samples, float[] binReal, float[] binImaginary) {
        for (int i = 0; i < half; i++) {
            real[i] = samples[2 * i];
            imaginary[i] = samples[2 * i + 1];
        }
        transform();
        binReal[0] = real[0] + imaginary[0];
        binImaginary[0] = 0;
        binReal[half] = real[0] - imaginary[0];
        binImaginary[half] = 0;
        for (int low = 1; low <= half / 2; low++) {
            int high = half - low;
            // The spectra of the even and of the odd samples, which the complex one holds both.
            float evenReal = (real[low] + real[high]) / 2;
            float evenImaginary = (imaginary[low] - imaginary[high]) / 2;
            float oddReal = (imaginary[low] + imaginary[high]) / 2;
            float oddImaginary = (real[high] - real[low]) / 2;
            float turnedReal = turnCosines[low] * oddReal + turnSines[low] * oddImaginary;
            float turnedImaginary = turnCosines[low] * oddImaginary - turnSines[low] * oddReal;
            binReal[low] = evenReal + turnedReal;
            binImaginary[low] = evenImaginary + turnedImaginary;
            binReal[high] = evenReal - turnedReal;
            binImaginary[high] = turnedImaginary - evenImaginary;
        }
    }

    /** From bins back to samples. */
    public void backward(float[] binReal, float[] binImaginary, float[] samples) {
        // Real and imaginary parts change places: so the forward transform goes backward.
        imaginary[0] = (binReal[0] + binReal[half]) / 2;
        real[0] = (binReal[0] - binReal[half]) / 2;
        for (int low = 1; low <= half / 2; low++) {
            int high = half - low;
            float evenReal = (binReal[low] + binReal[high]) / 2;
            float evenImaginary = (binImaginary[low] - binImaginary[high]) / 2;
            float turnedReal = (binReal[low] - binReal[high]) / 2;
            float turnedImaginary = (binImaginary[low] + binImaginary[high]) / 2;
            float oddReal = turnCosines[low] * turnedReal - turnSines[low] * turnedImaginary;
            float oddImaginary = turnCosines[low] * turnedImaginary + turnSines[low] * turnedReal;
            imaginary[high] = evenReal + oddImaginary;
            real[high] = oddReal - evenImaginary;
            imaginary[low] = evenReal - oddImaginary;
            real[low] = evenImaginary + oddReal;
        }
        transform();
        float scale = 1f / half;
        for (int i = 0; i < half; i++) {
            samples[2 * i] = imaginary[i] * scale;
            samples[2 * i + 1] = real[i] * scale;
        }
    }

    private void transform() {
        for (int stride = 1; stride < half; stride *= 2) {
            stage(half / (2 * stride), stride);
            float[] spareReal = real;
            float[] spareImaginary = imaginary;
            real = nextReal;
            imaginary = nextImaginary;
            nextReal = spareReal;
            nextImaginary = spareImaginary;
        }
    }

    private void stage(int pairs, int stride) {
        float[] fromReal = real;
        float[] fromImaginary = imaginary;
        float[] toReal = nextReal;
        float[] toImaginary = nextImaginary;
        for (int pair = 0; pair < pairs; pair++) {
            float cosine = cosines[pair * stride];
            float sine = sines[pair * stride];
            int one = pair * stride;
            int other = (pair + pairs) * stride;
            int sum = 2 * one;
            int difference = sum + stride;
            for (int i = 0; i < stride; i++) {
                float differenceReal = fromReal[one + i] - fromReal[other + i];
                float differenceImaginary = fromImaginary[one + i] - fromImaginary[other + i];
                toReal[sum + i] = fromReal[one + i] + fromReal[other + i];
                toImaginary[sum + i] = fromImaginary[one + i] + fromImaginary[other + i];
                toReal[difference + i] = cosine * differenceReal + sine * differenceImaginary;
                toImaginary[difference + i] = cosine * differenceImaginary - sine * differenceReal;
            }
        }
    }
}
