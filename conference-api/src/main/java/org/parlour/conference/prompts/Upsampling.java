package org.parlour.conference.prompts;

/**
 * Twice as many samples: from the 8 kHz of telephones' sound files to the 16 kHz of the house. A half-band filter of linear
 * phase (a sinc under a Blackman window): every second sample is the original, the others lie between.
 */
final class Upsampling {
    /** How many originals to each side of a new sample are heeded: flat to 3.4 kHz, the mirror image 60 dB down. */
    private static final int REACH = 24;

    private Upsampling() {}

    static short[] twice(short[] samples) {
        double[] weights = weights();
        short[] doubled = new short[samples.length * 2];
        for (int at = 0; at < samples.length; at++) {
            doubled[2 * at] = samples[at];
            double between = 0;
            for (int step = 0; step < REACH; step++) {
                between += weights[step] * (sample(samples, at - step) + sample(samples, at + 1 + step));
            }
            doubled[2 * at + 1] = (short) Math.clamp(Math.round(between), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return doubled;
    }

    private static int sample(short[] samples, int at) {
        return at < 0 || at >= samples.length ? 0 : samples[at];
    }

    private static double[] weights() {
        double[] weights = new double[REACH];
        double sum = 0;
        for (int step = 0; step < REACH; step++) {
            double distance = step + 0.5;
            double phase = Math.PI * (1 + distance / REACH);
            double window = 0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase);
            weights[step] = Math.sin(Math.PI * distance) / (Math.PI * distance) * window;
            sum += 2 * weights[step];
        }
        for (int step = 0; step < REACH; step++) {
            weights[step] /= sum;
        }
        return weights;
    }
}
