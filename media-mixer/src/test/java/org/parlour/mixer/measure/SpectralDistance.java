package org.parlour.mixer.measure;

/**
 * How far a voice's short-time spectrum is from what it was, in decibels: over frames of 32 ms that were spoken the mean
 * of the root mean square difference of the logarithms. 0 for the same; 1 is hardly heard, 6 is twice as loud.
 */
public final class SpectralDistance {
    private static final int FRAMES_A_SECOND = 31;
    private static final double LOWEST_HZ = 100;
    // What lies so far below the loudest frame is silence, in the original and in what is compared.
    private static final double RANGE = Math.pow(10, -40 / 10.0);
    // A line's noise is no difference: so far below the loudest frame all spectra are level.
    private static final double FLOOR = Math.pow(10, -60 / 10.0);

    private SpectralDistance() {}

    /**
     * How far a whole voice is away.
     *
     * @param original what was said
     * @param heard what came of it, in step with the original and as long
     */
    public static double decibels(short[] original, short[] heard, int rateHz) {
        int length = Integer.highestOneBit(rateHz / FRAMES_A_SECOND);
        int hop = length / 2;
        double[] window = Spectrum.hann(length);
        double[] clean = exact(original);
        double[] dirty = exact(heard);
        Spectrum spectrum = new Spectrum(length);
        int frames = (Math.min(clean.length, dirty.length) - length) / hop + 1;
        double loudest = 0;
        for (int frame = 0; frame < frames; frame++) {
            loudest = Math.max(loudest, mean(spectrum.powers(clean, frame * hop, window)));
        }
        double sum = 0;
        int spoken = 0;
        for (int frame = 0; frame < frames; frame++) {
            double[] was = spectrum.powers(clean, frame * hop, window).clone();
            if (mean(was) > loudest * RANGE) {
                double[] is = spectrum.powers(dirty, frame * hop, window);
                int lowest = (int) Math.ceil(LOWEST_HZ * length / rateHz);
                sum += distance(was, is, lowest, loudest * FLOOR);
                spoken++;
            }
        }
        return spoken == 0 ? 0 : sum / spoken;
    }

    private static double distance(double[] was, double[] is, int lowest, double floor) {
        double squares = 0;
        for (int i = lowest; i < was.length; i++) {
            double decibels = 10 * Math.log10((is[i] + floor) / (was[i] + floor));
            squares += decibels * decibels;
        }
        return Math.sqrt(squares / (was.length - lowest));
    }

    private static double mean(double[] powers) {
        double sum = 0;
        for (double power : powers) {
            sum += power;
        }
        return sum / powers.length;
    }

    private static double[] exact(short[] samples) {
        double[] exact = new double[samples.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = samples[i];
        }
        return exact;
    }
}
