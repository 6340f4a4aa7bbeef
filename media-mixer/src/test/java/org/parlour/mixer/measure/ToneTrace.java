package org.parlour.mixer.measure;

/** How strong a marker tone is, block after block (Goertzel): what an echo or a gate leaves of it over time. */
public final class ToneTrace {
    /** What a block without any of it is said to have. */
    public static final double NOTHING_DECIBELS = -120;

    private ToneTrace() {}

    /** For each whole block the peak of the tone's sine, in decibels below full scale. */
    public static double[] decibels(short[] samples, double hertz, int rateHz, int blockSamples) {
        double[] trace = new double[samples.length / blockSamples];
        for (int i = 0; i < trace.length; i++) {
            trace[i] = decibels(samples, i * blockSamples, (i + 1) * blockSamples, hertz, rateHz);
        }
        return trace;
    }

    private static double decibels(short[] samples, int from, int to, double hertz, int rateHz) {
        double turn = 2 * Math.PI * hertz / rateHz;
        double factor = 2 * Math.cos(turn);
        double last = 0;
        double beforeLast = 0;
        for (int i = from; i < to; i++) {
            double value = samples[i] / 32_768.0 + factor * last - beforeLast;
            beforeLast = last;
            last = value;
        }
        double power = last * last + beforeLast * beforeLast - factor * last * beforeLast;
        double peak = 2 * Math.sqrt(Math.max(0, power)) / (to - from);
        return Math.max(NOTHING_DECIBELS, 20 * Math.log10(peak));
    }
}
