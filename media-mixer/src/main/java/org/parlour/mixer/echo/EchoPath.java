package org.parlour.mixer.echo;

import static org.parlour.mixer.echo.Spectra.PARTITIONS;

/**
 * A guess at the way from what is played to what comes back: a filter of 160 ms in partitions of 20 ms, applied to
 * whole blocks by their spectra (overlap-save, after Soo and Pang).
 */
final class EchoPath {
    /** Of a window, the samples at its end that no circle has spoilt. */
    static final int BLOCK = Reference.BLOCK;

    static final int BEFORE_BLOCK = Fourier.SIZE - BLOCK;
    private static final int TAPS = 2 * BLOCK;

    private final Fourier fourier;
    private final Spectra spectra;
    private final float[][] re = new float[PARTITIONS][Fourier.BINS];
    private final float[][] im = new float[PARTITIONS][Fourier.BINS];
    // The echo that it foretells, as a spectrum and as samples; only the last block of them is an echo.
    private final float[] echoRe = new float[Fourier.BINS];
    private final float[] echoIm = new float[Fourier.BINS];
    private final float[] echo = new float[Fourier.SIZE];
    private final float[] scratch = new float[Fourier.SIZE];
    private int nextToConstrain;

    EchoPath(Fourier fourier, Spectra spectra) {
        this.fourier = fourier;
        this.spectra = spectra;
    }

    float[] re(int partition) {
        return re[partition];
    }

    float[] im(int partition) {
        return im[partition];
    }

    float[] echoRe() {
        return echoRe;
    }

    float[] echoIm() {
        return echoIm;
    }

    /** What is left of a block once the echo that this path foretells is taken away; its energy. */
    float cancel(float[] uplink, float[] left) {
        foretell();
        fourier.inverse(echoRe, echoIm, echo);
        float energy = 0;
        for (int i = 0; i < BLOCK; i++) {
            left[i] = uplink[i] - echo[BEFORE_BLOCK + i];
            energy += left[i] * left[i];
        }
        return energy;
    }

    private void foretell() {
        int bins = spectra.bins();
        for (int k = 0; k < bins; k++) {
            echoRe[k] = 0;
            echoIm[k] = 0;
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (!spectra.isSilent(partition)) {
                add(spectra.re(partition), spectra.im(partition), re[partition], im[partition], bins);
            }
        }
    }

    private void add(float[] xRe, float[] xIm, float[] hRe, float[] hIm, int bins) {
        for (int k = 0; k < bins; k++) {
            echoRe[k] += xRe[k] * hRe[k] - xIm[k] * hIm[k];
            echoIm[k] += xRe[k] * hIm[k] + xIm[k] * hRe[k];
        }
    }

    /**
     * Cuts one partition, each time the next, to the taps it may have: a step in the frequency domain leaves some
     * beyond them, which would wrap around.
     */
    void constrain() {
        float[] hRe = re[nextToConstrain];
        float[] hIm = im[nextToConstrain];
        fourier.inverse(hRe, hIm, scratch);
        for (int i = TAPS; i < Fourier.SIZE; i++) {
            scratch[i] = 0;
        }
        fourier.forward(scratch, hRe, hIm);
        for (int k = spectra.bins(); k < Fourier.BINS; k++) {
            hRe[k] = 0;
            hIm[k] = 0;
        }
        nextToConstrain = nextToConstrain + 1 == PARTITIONS ? 0 : nextToConstrain + 1;
    }

    void become(EchoPath other) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            System.arraycopy(other.re[partition], 0, re[partition], 0, Fourier.BINS);
            System.arraycopy(other.im[partition], 0, im[partition], 0, Fourier.BINS);
        }
        System.arraycopy(other.echoRe, 0, echoRe, 0, Fourier.BINS);
        System.arraycopy(other.echoIm, 0, echoIm, 0, Fourier.BINS);
        System.arraycopy(other.echo, 0, echo, 0, Fourier.SIZE);
    }

    void forget() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int k = 0; k < Fourier.BINS; k++) {
                re[partition][k] = 0;
                im[partition][k] = 0;
            }
        }
    }
}
