package org.parlour.mixer.stretch;

/**
 * Whole clips at another speed, outside the media path, with the pitch that they had: pieces of 30 ms are laid over each
 * other, each taken from where it continues best what stands before it.
 */
public final class Stretching {
    private static final int SLOWEST_PERCENT = 50;
    private static final int FASTEST_PERCENT = 200;
    private static final int LEAST_HZ = 8_000;
    private static final int MOST_HZ = 48_000;
    // Half of a piece. Two periods of a deep voice fit into a whole one.
    private static final int HOP_MILLIS = 15;
    // A period of a deep voice lies within it, on either side together.
    private static final int SEARCH_MILLIS = 8;
    // First every so many places and samples, then every place around the best.
    private static final int COARSE = 4;

    private final short[] samples;
    private final int hop;
    private final int search;
    private final float[] window;
    private final float[] sum;

    private Stretching(short[] samples, int rateHz, int stretched) {
        this.samples = samples;
        hop = rateHz * HOP_MILLIS / 1_000;
        search = rateHz * SEARCH_MILLIS / 1_000;
        window = new float[2 * hop];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / hop));
        }
        sum = new float[stretched + 2 * hop];
    }

    /**
     * The clip at another speed.
     *
     * @param speedPercent 100 is as it was, and brings back the same array; 80 takes a quarter longer
     */
    public static short[] whole(short[] samples, int rateHz, int speedPercent) {
        if (speedPercent < SLOWEST_PERCENT || speedPercent > FASTEST_PERCENT) {
            throw new IllegalArgumentException("no speed of a clip: " + speedPercent + " %");
        }
        if (rateHz < LEAST_HZ || rateHz > MOST_HZ) {
            throw new IllegalArgumentException("no rate of a clip: " + rateHz + " Hz");
        }
        if (speedPercent == 100 || samples.length == 0) {
            return samples;
        }
        int stretched = Math.toIntExact(Math.round(samples.length * 100.0 / speedPercent));
        return new Stretching(samples, rateHz, stretched).stretch(stretched, speedPercent / 100.0);
    }

    private short[] stretch(int stretched, double speed) {
        // The first piece stands half before the beginning.
        int taken = -hop;
        add(taken, 0);
        for (int at = hop; at < stretched + hop; at += hop) {
            int middle = (int) Math.round((at - hop) * speed);
            taken = best(taken + hop, middle);
            add(taken, at);
        }
        short[] result = new short[stretched];
        for (int i = 0; i < stretched; i++) {
            result[i] = (short) Math.clamp(Math.round(sum[hop + i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return result;
    }

    private void add(int from, int to) {
        for (int i = 0; i < window.length && to + i < sum.length; i++) {
            sum[to + i] += window[i] * at(from + i);
        }
    }

    /** Where, around a middle, the samples are most like those that would come next. */
    private int best(int next, int middle) {
        int coarse = middle;
        // In silence all are alike.
        double most = like(next, middle, COARSE);
        for (int place = middle - search; place <= middle + search; place += COARSE) {
            double like = like(next, place, COARSE);
            if (like > most) {
                most = like;
                coarse = place;
            }
        }
        int fine = coarse;
        most = Double.NEGATIVE_INFINITY;
        for (int place = coarse - COARSE + 1; place < coarse + COARSE; place++) {
            double like = like(next, place, 1);
            if (like > most) {
                most = like;
                fine = place;
            }
        }
        return fine;
    }

    private double like(int next, int place, int step) {
        double product = 0;
        double energy = 1;
        for (int i = 0; i < window.length; i += step) {
            int sample = at(place + i);
            product += (double) at(next + i) * sample;
            energy += (double) sample * sample;
        }
        return product / Math.sqrt(energy);
    }

    /** Nothing stands before the beginning and behind the end. */
    private int at(int place) {
        return place < 0 || place >= samples.length ? 0 : samples[place];
    }
}
