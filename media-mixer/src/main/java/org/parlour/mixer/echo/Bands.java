package org.parlour.mixer.echo;

import java.util.Arrays;

/** Bins in bands about as wide as those of the ear: 94 Hz at the bottom, a sixth of their frequency above. */
final class Bands {
    private static final int NARROWEST = 3;
    private static final float WIDTH = 0.16f;

    private final int[] edges;
    // Between the middles of which bands a bin lies, and how near to the upper one.
    private final int[] below = new int[Fourier.BINS];
    private final float[] nearness = new float[Fourier.BINS];

    Bands(int bins) {
        int[] found = new int[bins];
        int count = 0;
        int edge = 1;
        while (edge < bins) {
            found[count++] = edge;
            edge += Math.max(NARROWEST, Math.round(edge * WIDTH));
        }
        edges = Arrays.copyOf(found, count + 1);
        edges[count] = bins;
        for (int k = 0; k < Fourier.BINS; k++) {
            place(k);
        }
    }

    private void place(int bin) {
        int band = 0;
        while (band < count() - 1 && middle(band + 1) <= bin) {
            band++;
        }
        below[bin] = band;
        if (band < count() - 1 && bin > middle(band)) {
            nearness[bin] = (bin - middle(band)) / (middle(band + 1) - middle(band));
        }
    }

    private float middle(int band) {
        return (edges[band] + edges[band + 1] - 1) / 2f;
    }

    int count() {
        return edges.length - 1;
    }

    /** The mean power of a bin in each band. */
    void powers(float[] re, float[] im, float[] powers) {
        for (int band = 0; band < powers.length; band++) {
            float sum = 0;
            for (int k = edges[band]; k < edges[band + 1]; k++) {
                sum += re[k] * re[k] + im[k] * im[k];
            }
            powers[band] = sum / (edges[band + 1] - edges[band]);
        }
    }

    void means(float[] ofBins, float[] ofBands) {
        for (int band = 0; band < ofBands.length; band++) {
            float sum = 0;
            for (int k = edges[band]; k < edges[band + 1]; k++) {
                sum += ofBins[k];
            }
            ofBands[band] = sum / (edges[band + 1] - edges[band]);
        }
    }

    /** From band to band without steps; beyond the last band as in it. */
    float at(int bin, float[] ofBands) {
        int band = below[bin];
        return nearness[bin] == 0 ? ofBands[band] : ofBands[band] + nearness[bin] * (ofBands[band + 1] - ofBands[band]);
    }
}
