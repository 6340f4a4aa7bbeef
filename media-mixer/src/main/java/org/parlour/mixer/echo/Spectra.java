package org.parlour.mixer.echo;

import java.util.Arrays;

/** Spectra of the reference as it was a delay ago, block after block, as far back as the filters reach. */
final class Spectra {
    /** Partitions of a filter, 20 ms each: 160 ms, which holds most of what a furnished room returns. */
    static final int PARTITIONS = 8;

    private static final int BLOCKS_A_PARTITION = 2;
    private static final int KEPT = PARTITIONS * BLOCKS_A_PARTITION;

    private final Fourier fourier;
    private final int bins;
    private final float[][] re = new float[KEPT][Fourier.BINS];
    private final float[][] im = new float[KEPT][Fourier.BINS];
    private final boolean[] heard = new boolean[KEPT];
    private final float[] window = new float[Fourier.SIZE];
    private int newest;
    private int heardCount;

    Spectra(Fourier fourier, int bins) {
        this.fourier = fourier;
        this.bins = bins;
    }

    /** Bins that a line of this bandwidth fills; the others are left alone. */
    int bins() {
        return bins;
    }

    /** The next block of the reference, or rather of what it was so many blocks ago. */
    void push(Reference reference, int delayBlocks) {
        newest = (newest + 1) & (KEPT - 1);
        boolean hears = !reference.isSilent(delayBlocks);
        heardCount += (hears ? 1 : 0) - (heard[newest] ? 1 : 0);
        heard[newest] = hears;
        if (hears) {
            reference.window(delayBlocks, window);
            fourier.forward(window, re[newest], im[newest]);
        } else {
            Arrays.fill(re[newest], 0);
            Arrays.fill(im[newest], 0);
        }
    }

    /** All but the newest anew, as if the delay had always been this one. */
    void refill(Reference reference, int delayBlocks) {
        for (int ago = KEPT - 1; ago > 0; ago--) {
            push(reference, Math.min(delayBlocks + ago, Reference.BLOCKS - BLOCKS_A_PARTITION * 2));
        }
    }

    boolean isSilent() {
        return heardCount == 0;
    }

    boolean isSilent(int partition) {
        return !heard[slot(partition)];
    }

    float[] re(int partition) {
        return re[slot(partition)];
    }

    float[] im(int partition) {
        return im[slot(partition)];
    }

    private int slot(int partition) {
        return (newest - BLOCKS_A_PARTITION * partition) & (KEPT - 1);
    }
}
