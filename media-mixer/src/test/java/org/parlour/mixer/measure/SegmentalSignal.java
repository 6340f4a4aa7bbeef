package org.parlour.mixer.measure;

/**
 * How much stronger a voice is than what differs from it, in decibels, 20 ms at a time: the mean over frames that were
 * spoken, each held between -10 and 35 dB, so that neither a click nor a perfect second outweighs the rest.
 */
public final class SegmentalSignal {
    private static final int FRAMES_A_SECOND = 50;
    private static final double LEAST_DECIBELS = -10;
    private static final double MOST_DECIBELS = 35;
    private static final double RANGE = Math.pow(10, -40 / 10.0);
    private static final double NOTHING = 1e-9;

    private SegmentalSignal() {}

    /**
     * How much stronger the original is than what differs from it.
     *
     * @param heard what came of the original, in step with it and as long
     */
    public static double toNoiseDecibels(short[] original, short[] heard, int rateHz) {
        int length = rateHz / FRAMES_A_SECOND;
        int frames = Math.min(original.length, heard.length) / length;
        double loudest = 0;
        for (int frame = 0; frame < frames; frame++) {
            loudest = Math.max(loudest, energy(original, frame * length, length));
        }
        double sum = 0;
        int spoken = 0;
        for (int frame = 0; frame < frames; frame++) {
            double signal = energy(original, frame * length, length);
            if (signal > loudest * RANGE) {
                double noise = difference(original, heard, frame * length, length);
                double decibels = 10 * Math.log10((signal + NOTHING) / (noise + NOTHING));
                sum += Math.clamp(decibels, LEAST_DECIBELS, MOST_DECIBELS);
                spoken++;
            }
        }
        return spoken == 0 ? MOST_DECIBELS : sum / spoken;
    }

    private static double energy(short[] samples, int from, int count) {
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            squares += (double) samples[i] * samples[i];
        }
        return squares;
    }

    private static double difference(short[] one, short[] other, int from, int count) {
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            double difference = (double) one[i] - other[i];
            squares += difference * difference;
        }
        return squares;
    }
}
