package org.parlour.mixer.echo;

/** The noise that a line has anyway, band by band: the least that there was in the last two seconds. */
final class Floor {
    // Two windows of a second each, the older of which is given up when the younger is full.
    private static final int WINDOW_BLOCKS = 100;
    private static final float KEPT = 0.7f;
    // The least of a second of noise is this much softer than its mean.
    private static final float MEAN = 1.8f;
    // While somebody speaks, time counts a quarter.
    private static final int BESIDE = 4;
    private static final float LITTLE = 0.1f;
    // Never nothing: numbers that fade without end become slow to reckon with.
    private static final float LEAST = 10;

    private final float[] smooth;
    private final float[] younger;
    private final float[] older;
    private final int[] blocks;

    Floor(int bands) {
        smooth = new float[bands];
        younger = new float[bands];
        older = new float[bands];
        blocks = new int[bands];
        for (int band = 0; band < bands; band++) {
            younger[band] = Float.MAX_VALUE;
            older[band] = Float.MAX_VALUE;
        }
    }

    /** The powers of a block, and what of them may be an echo: that may lower the floor, but not raise it. */
    void hear(float[] powers, float[] echoes, boolean beside) {
        int counted = beside ? 1 : BESIDE;
        for (int band = 0; band < powers.length; band++) {
            if (echoes[band] < LITTLE * powers[band]) {
                blocks[band] += counted;
            }
            if (blocks[band] >= WINDOW_BLOCKS * BESIDE) {
                blocks[band] = 0;
                older[band] = younger[band];
                younger[band] = smooth[band];
            }
            smooth[band] = KEPT * smooth[band] + (1 - KEPT) * Math.max(LEAST, powers[band]);
            younger[band] = Math.min(younger[band], smooth[band]);
        }
    }

    float power(int band) {
        return MEAN * Math.min(younger[band], older[band]);
    }
}
