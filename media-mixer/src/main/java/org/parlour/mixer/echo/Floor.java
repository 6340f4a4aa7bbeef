package org.parlour.mixer.echo;

/** The noise that a line has anyway, band by band: the least that there was in the last two seconds. */
final class Floor {
    // Two windows of a second each, the older of which is given up when the younger is full.
    private static final int WINDOW_BLOCKS = 100;
    private static final float KEPT = 0.7f;
    // The least of a second of noise is this much softer than its mean.
    private static final float MEAN = 1.8f;
    // Never nothing: numbers that fade without end become slow to reckon with.
    private static final float LEAST = 10;

    private final float[] smooth;
    private final float[] younger;
    private final float[] older;
    private int blocks;

    Floor(int bands) {
        smooth = new float[bands];
        younger = new float[bands];
        older = new float[bands];
        for (int band = 0; band < bands; band++) {
            younger[band] = Float.MAX_VALUE;
            older[band] = Float.MAX_VALUE;
        }
    }

    void hear(float[] powers) {
        if (++blocks == WINDOW_BLOCKS) {
            blocks = 0;
            for (int band = 0; band < powers.length; band++) {
                older[band] = younger[band];
                younger[band] = smooth[band];
            }
        }
        for (int band = 0; band < powers.length; band++) {
            smooth[band] = KEPT * smooth[band] + (1 - KEPT) * Math.max(LEAST, powers[band]);
            younger[band] = Math.min(younger[band], smooth[band]);
        }
    }

    float power(int band) {
        return MEAN * Math.min(younger[band], older[band]);
    }
}
