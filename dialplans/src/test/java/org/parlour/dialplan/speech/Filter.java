package org.parlour.dialplan.speech;

/** A Butterworth filter of the fourth order: two sections of the second, as any textbook has them. */
final class Filter {
    private static final double[] BUTTERWORTH_4 = {0.541196100, 1.306562965};

    private Filter() {}

    /** What a telephone line lets through: 300 to 3,400 Hz. */
    static double[] telephoneBand(double[] sound, int sampleRateHz) {
        double[] filtered = sound.clone();
        for (double quality : BUTTERWORTH_4) {
            section(filtered, 300, sampleRateHz, quality, true);
            section(filtered, 3_400, sampleRateHz, quality, false);
        }
        return filtered;
    }

    private static void section(double[] sound, double edgeHz, int sampleRateHz, double quality, boolean highPass) {
        double omega = 2 * Math.PI * edgeHz / sampleRateHz;
        double cosine = Math.cos(omega);
        double alpha = Math.sin(omega) / (2 * quality);
        double sign = highPass ? -1 : 1;
        double b1 = sign * (1 - sign * cosine) / (1 + alpha);
        double b0 = sign * b1 / 2;
        double a1 = -2 * cosine / (1 + alpha);
        double a2 = (1 - alpha) / (1 + alpha);
        double state1 = 0;
        double state2 = 0;
        for (int i = 0; i < sound.length; i++) {
            double input = sound[i];
            double output = b0 * input + state1;
            state1 = b1 * input - a1 * output + state2;
            state2 = b0 * input - a2 * output;
            sound[i] = output;
        }
    }
}
