package org.parlour.mixer.conceal;

/**
 * Finds after how many samples at 8 kHz a sound repeats itself, between 2.5 and 15 ms. Coarse first,
 * then fine, as ITU-T G.711 Appendix I does.
 */
public final class Pitch {
    public static final int SHORTEST = 20;
    public static final int LONGEST = 120;

    private static final int COARSE = 2;

    private float likeness;

    /**
     * The lag of the stretch of samples that is most like the one at {@code template}, before it.
     *
     * @param template where the stretch begins; {@link #LONGEST} samples must stand before it
     */
    public int before(short[] samples, int template, int length) {
        return find(samples, template, length, -LONGEST);
    }

    /** The same, with the stretch after the one at {@code template}, no further than {@code longest}. */
    public int after(short[] samples, int template, int length, int longest) {
        return find(samples, template, length, Math.min(LONGEST, longest));
    }

    /** How alike the stretches of the last search were: 1 for the same, 0 and less for strangers. */
    public float likeness() {
        return likeness;
    }

    private int find(short[] samples, int template, int length, int furthest) {
        int direction = Integer.signum(furthest);
        int longest = Math.abs(furthest);
        int coarse = longest;
        float best = Float.NEGATIVE_INFINITY;
        for (int lag = SHORTEST; lag <= longest; lag += COARSE) {
            float like = like(samples, template, template + direction * lag, length, COARSE);
            if (like > best) {
                best = like;
                coarse = lag;
            }
        }
        int fine = coarse;
        likeness = Float.NEGATIVE_INFINITY;
        for (int lag = Math.max(SHORTEST, coarse - 1); lag <= Math.min(longest, coarse + 1); lag++) {
            float like = like(samples, template, template + direction * lag, length, 1);
            if (like > likeness) {
                likeness = like;
                fine = lag;
            }
        }
        return fine;
    }

    private static float like(short[] samples, int one, int other, int length, int step) {
        long product = 0;
        long oneEnergy = 1;
        long otherEnergy = 1;
        for (int i = 0; i < length; i += step) {
            product += samples[one + i] * samples[other + i];
            oneEnergy += samples[one + i] * samples[one + i];
            otherEnergy += samples[other + i] * samples[other + i];
        }
        return (float) (product / Math.sqrt((double) oneEnergy * otherEnergy));
    }
}
