package org.parlour.mixer.echo;

/**
 * Finds how late the reference comes back, up to 470 ms, by whether their phases go together: for each delay of whole
 * blocks the cross-spectrum of the two, each bin without its power (Knapp and Carter 1976), averaged over half a
 * second of reference. Of strangers nothing is left of it, whatever they say; so is nothing of a lonely tone.
 */
final class DelaySearch {
    /** No echo was found. */
    static final int NONE = -1;

    private static final int LAGS = 48;
    // 312 to 3,375 Hz: what every telephone carries; neighbours say the same under a Hann window.
    private static final int FIRST_BIN = 10;
    private static final int BIN_STEP = 2;
    private static final int BINS = 50;
    private static final int LONGEST_MEMORY = 25;
    private static final int LEAST_MEMORY = 8;
    private static final int LAGS_A_STEP = 12;
    // Powers of a bin: noise at -60 dB in the reference, at -75 dB in the uplink.
    private static final float REFERENCE_NOISE = 4e5f;
    private static final float UPLINK_NOISE = 1e4f;

    // Of one bin: a tone that both hum fills a few bins, and must not pass for an echo.
    private static final float MOST = 0.35f;
    private static final float FOUND = 0.08f;
    private static final float CLEARLY = 1.3f;
    private static final float LOST = 0.03f;
    // Judged twelve times a second of reference.
    private static final int JUDGEMENTS_TO_BELIEVE = 2;
    private static final int JUDGEMENTS_TO_LOSE = 100;
    // A filter begins two blocks before its delay, and has most of its reach behind it.
    private static final int EARLIER = 1;
    private static final int LATER = 4;

    private final Fourier fourier;
    private final float[][] referenceRe = new float[LAGS][BINS];
    private final float[][] referenceIm = new float[LAGS][BINS];
    private final boolean[] heard = new boolean[LAGS];
    private final float[][] crossRe = new float[LAGS][BINS];
    private final float[][] crossIm = new float[LAGS][BINS];
    private final int[] memory = new int[LAGS];
    private final float[] score = new float[LAGS];

    private final float[] window = new float[Fourier.SIZE];
    private final float[] re = new float[Fourier.BINS];
    private final float[] im = new float[Fourier.BINS];
    private final float[] uplinkRe = new float[BINS];
    private final float[] uplinkIm = new float[BINS];

    private int newest;
    private boolean even;
    private int nextLag;
    private int delay = NONE;
    private int candidate = NONE;
    private int judgements;
    private int judgementsWithout;
    private int stepsHeard;

    DelaySearch(Fourier fourier) {
        this.fourier = fourier;
    }

    /** In blocks, or {@link #NONE}. */
    int delay() {
        return delay;
    }

    /** The next block of the reference, of which no echo is sought yet. */
    void played(Reference reference) {
        newest = newest + 1 == LAGS ? 0 : newest + 1;
        heard[newest] = reference.isVoice();
        if (heard[newest]) {
            reference.window(0, window);
            fourier.forward(window, re, im);
            phases(referenceRe[newest], referenceIm[newest], REFERENCE_NOISE);
        }
    }

    /** The uplink's window that ends with the same block; true where the delay is another one than before. */
    boolean search(float[] uplinkWindow) {
        even = !even;
        if (even || !hasHeard()) {
            return false;
        }
        fourier.forward(uplinkWindow, re, im);
        phases(uplinkRe, uplinkIm, UPLINK_NOISE);
        for (int lag = 0; lag < LAGS; lag++) {
            int slot = slot(lag);
            if (heard[slot]) {
                int remembered = Math.min(memory[lag] + 1, LONGEST_MEMORY);
                memory[lag] = remembered;
                average(crossRe[lag], crossIm[lag], slot, 1f / remembered);
            }
        }
        for (int i = 0; i < LAGS_A_STEP; i++) {
            score[nextLag] = score(nextLag);
            nextLag = nextLag + 1 == LAGS ? 0 : nextLag + 1;
        }
        stepsHeard++;
        return nextLag == 0 && judge();
    }

    private boolean hasHeard() {
        for (boolean one : heard) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    private int slot(int lag) {
        int slot = newest - lag;
        return slot < 0 ? slot + LAGS : slot;
    }

    /** Of the spectrum at hand, each bin without its power; what is no louder than noise counts less. */
    private void phases(float[] toRe, float[] toIm, float noise) {
        for (int i = 0; i < BINS; i++) {
            int k = FIRST_BIN + i * BIN_STEP;
            // A Hann window, as it is seen in the spectrum.
            float real = re[k] - (re[k - 1] + re[k + 1]) / 2;
            float imaginary = im[k] - (im[k - 1] + im[k + 1]) / 2;
            float power = real * real + imaginary * imaginary;
            float scale = 1 / (float) Math.sqrt(power + 4 * noise);
            toRe[i] = real * scale;
            toIm[i] = imaginary * scale;
        }
    }

    private void average(float[] toRe, float[] toIm, int slot, float share) {
        float[] xRe = referenceRe[slot];
        float[] xIm = referenceIm[slot];
        for (int i = 0; i < BINS; i++) {
            toRe[i] += share * (uplinkRe[i] * xRe[i] + uplinkIm[i] * xIm[i] - toRe[i]);
            toIm[i] += share * (uplinkIm[i] * xRe[i] - uplinkRe[i] * xIm[i] - toIm[i]);
        }
    }

    /** How well the phases go together: 1 for always, about 0 for strangers. */
    private float score(int lag) {
        if (memory[lag] < LEAST_MEMORY) {
            return 0;
        }
        float sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += Math.min(MOST, crossRe[lag][i] * crossRe[lag][i] + crossIm[lag][i] * crossIm[lag][i]);
        }
        // An exponential average of n counts as 2n; strangers' phases leave one part in so many.
        float strangers = memory[lag] < LONGEST_MEMORY ? 1f / memory[lag] : 1f / (2 * LONGEST_MEMORY - 1);
        return Math.max(0, (sum / BINS - strangers) / (1 - strangers));
    }

    private boolean judge() {
        int best = 0;
        for (int lag = 1; lag < LAGS; lag++) {
            if (score[lag] > score[best]) {
                best = lag;
            }
        }
        if (score[best] < FOUND) {
            candidate = NONE;
            return delay != NONE && isLost(score[best]);
        }
        judgementsWithout = 0;
        judgements = Math.abs(best - candidate) <= 1 && candidate != NONE ? judgements + 1 : 1;
        candidate = best;
        if (judgements < JUDGEMENTS_TO_BELIEVE) {
            return false;
        }
        boolean within = delay != NONE && best >= delay - EARLIER && best <= delay + LATER;
        if (within || (delay != NONE && score[best] < CLEARLY * scoreNow())) {
            return false;
        }
        delay = best;
        return true;
    }

    private float scoreNow() {
        float most = 0;
        for (int lag = Math.max(0, delay - EARLIER); lag <= Math.min(LAGS - 1, delay + LATER); lag++) {
            most = Math.max(most, score[lag]);
        }
        return most;
    }

    private boolean isLost(float best) {
        judgementsWithout = best < LOST ? judgementsWithout + 1 : 0;
        if (judgementsWithout < JUDGEMENTS_TO_LOSE) {
            return false;
        }
        delay = NONE;
        return true;
    }

    /** Steps of 20 ms in which there was something to find. */
    int stepsHeard() {
        return stepsHeard;
    }
}
