package org.parlour.mixer.echo;

import static org.parlour.mixer.echo.Spectra.PARTITIONS;

/**
 * How the path beside the trusted one learns: always, and by large steps (normalized least mean squares in each bin).
 * It follows a change at once, and is led astray by every word of the caller's; so it is only heard through the other.
 */
final class QuickStep {
    private static final float STEP = 0.5f;
    // Of the reference: what is softer teaches little.
    private static final float LEAST_POWER = PARTITIONS * 30f * 30f * Fourier.SIZE;

    private final Spectra spectra;
    private final float[] weight = new float[Fourier.BINS];

    QuickStep(Spectra spectra) {
        this.spectra = spectra;
    }

    void learn(EchoPath path, float[] leftRe, float[] leftIm) {
        int bins = spectra.bins();
        for (int k = 0; k < bins; k++) {
            weight[k] = LEAST_POWER;
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (!spectra.isSilent(partition)) {
                sum(spectra.re(partition), spectra.im(partition), bins);
            }
        }
        for (int k = 0; k < bins; k++) {
            weight[k] = STEP / weight[k];
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (!spectra.isSilent(partition)) {
                step(partition, path, leftRe, leftIm, bins);
            }
        }
    }

    private void sum(float[] xRe, float[] xIm, int bins) {
        for (int k = 0; k < bins; k++) {
            weight[k] += xRe[k] * xRe[k] + xIm[k] * xIm[k];
        }
    }

    private void step(int partition, EchoPath path, float[] leftRe, float[] leftIm, int bins) {
        float[] xRe = spectra.re(partition);
        float[] xIm = spectra.im(partition);
        float[] hRe = path.re(partition);
        float[] hIm = path.im(partition);
        for (int k = 0; k < bins; k++) {
            hRe[k] += weight[k] * (xRe[k] * leftRe[k] + xIm[k] * leftIm[k]);
            hIm[k] += weight[k] * (xRe[k] * leftIm[k] - xIm[k] * leftRe[k]);
        }
    }
}
