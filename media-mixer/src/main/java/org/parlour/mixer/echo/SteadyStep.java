package org.parlour.mixer.echo;

import static org.parlour.mixer.echo.Spectra.PARTITIONS;

/**
 * How the path that is trusted learns: a Kalman filter for each bin of each partition (Enzner and Vary 2006, in
 * partitions Kuech, Mabande and Enzner 2014). It keeps how wrong each of its numbers may be, and weighs that against
 * what is left over: while the caller speaks it all but stands still, because what is left over is then large.
 */
final class SteadyStep {
    // A block is this much of a window: so much of the error is seen in one step.
    private static final float SEEN = EchoPath.BLOCK / (float) Fourier.SIZE;
    // How much the paths of rooms change in 10 ms.
    private static final float CHANGE = 0.0006f;
    private static final float LEAST_CHANGE = 1e-6f;
    private static final float NEAR_KEPT = 0.6f;
    private static final float LEAST_NEAR = 1_000;
    // A path that was taken over from the quick one may be off by a quarter of its power.
    private static final float DOUBT = 0.25f;

    private final Spectra spectra;
    private final float[][] doubt = new float[PARTITIONS][Fourier.BINS];
    private final float[] near = new float[Fourier.BINS];
    private final float[] error = new float[Fourier.BINS];
    private final float[] weight = new float[Fourier.BINS];

    SteadyStep(Spectra spectra) {
        this.spectra = spectra;
        begin();
    }

    /** Knows nothing: most of an echo is direct, and a room's dies away by 60 dB in less than a second. */
    void begin() {
        float power = 1;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int k = 0; k < Fourier.BINS; k++) {
                doubt[partition][k] = power;
            }
            power *= partition == 0 ? 1 : 0.6f;
        }
    }

    /** The path was changed from outside. */
    void doubt(EchoPath path) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            float[] hRe = path.re(partition);
            float[] hIm = path.im(partition);
            float[] p = doubt[partition];
            for (int k = 0; k < Fourier.BINS; k++) {
                p[k] = Math.max(p[k], DOUBT * (hRe[k] * hRe[k] + hIm[k] * hIm[k]));
            }
        }
    }

    /** One step by the spectrum of what was left of the last block. */
    void learn(EchoPath path, float[] leftRe, float[] leftIm) {
        int bins = spectra.bins();
        for (int k = 0; k < bins; k++) {
            float power = leftRe[k] * leftRe[k] + leftIm[k] * leftIm[k];
            near[k] = Math.max(LEAST_NEAR, NEAR_KEPT * near[k] + (1 - NEAR_KEPT) * power);
            error[k] = 0;
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (!spectra.isSilent(partition)) {
                expect(spectra.re(partition), spectra.im(partition), doubt[partition], bins);
            }
        }
        for (int k = 0; k < bins; k++) {
            weight[k] = 1 / (error[k] + near[k] / SEEN);
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (!spectra.isSilent(partition)) {
                step(partition, path, leftRe, leftIm, bins);
            }
        }
    }

    /** How wrong the echo that was foretold for the last block may have been: a power for each bin. */
    float[] error() {
        return error;
    }

    private void expect(float[] xRe, float[] xIm, float[] p, int bins) {
        for (int k = 0; k < bins; k++) {
            error[k] += p[k] * (xRe[k] * xRe[k] + xIm[k] * xIm[k]);
        }
    }

    private void step(int partition, EchoPath path, float[] leftRe, float[] leftIm, int bins) {
        float[] xRe = spectra.re(partition);
        float[] xIm = spectra.im(partition);
        float[] hRe = path.re(partition);
        float[] hIm = path.im(partition);
        float[] p = doubt[partition];
        for (int k = 0; k < bins; k++) {
            float gain = p[k] * weight[k];
            hRe[k] += gain * (xRe[k] * leftRe[k] + xIm[k] * leftIm[k]);
            hIm[k] += gain * (xRe[k] * leftIm[k] - xIm[k] * leftRe[k]);
            float learnt = SEEN * gain * (xRe[k] * xRe[k] + xIm[k] * xIm[k]);
            float power = hRe[k] * hRe[k] + hIm[k] * hIm[k];
            p[k] = (1 - CHANGE) * p[k] * (1 - learnt) + CHANGE * power + LEAST_CHANGE;
        }
    }
}
