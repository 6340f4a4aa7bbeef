package org.parlour.mixer.measure;

import java.util.Arrays;
import org.parlour.mixer.resample.Resampling;

/**
 * How much of a voice is understood: extended short-time objective intelligibility, 1 for all of it, about 0 for none.
 *
 * <p>J. Jensen and C. H. Taal, "An Algorithm for Predicting the Intelligibility of Speech Masked by Modulated Noise
 * Maskers", 2016: fifteen bands of a third of an octave from 150 Hz, at a rate of 10 kHz; envelopes over 384 ms, first
 * each band and then each moment freed of its mean and length; their correlation. What was silent in the original is left
 * out.
 */
public final class Estoi {
    private static final int RATE_HZ = 10_000;
    private static final int FRAME = 256;
    private static final int HOP = FRAME / 2;
    private static final int TRANSFORM = 512;
    private static final int BANDS = 15;
    private static final double LOWEST_HZ = 150;
    // 384 ms.
    private static final int SEGMENT = 30;
    private static final double RANGE_DECIBELS = 40;
    private static final double[] WINDOW = Spectrum.hann(FRAME);
    private static final double LEAST = 1e-20;

    private Estoi() {}

    /**
     * How much of a whole voice is understood; there must be 384 ms of it at least.
     *
     * @param original what was said
     * @param heard what came of it, in step with the original
     */
    public static double of(short[] original, short[] heard, int rateHz) {
        double[] clean = atRate(original, rateHz);
        double[] dirty = atRate(Arrays.copyOf(heard, original.length), rateHz);
        boolean[] spoken = spoken(clean);
        double[][] cleanBands = bands(joined(clean, spoken));
        double[][] dirtyBands = bands(joined(dirty, spoken));
        int segments = cleanBands.length - SEGMENT + 1;
        if (segments < 1) {
            throw new IllegalArgumentException("less than 384 ms of speech");
        }
        double sum = 0;
        for (int i = 0; i < segments; i++) {
            sum += likeness(normalised(cleanBands, i), normalised(dirtyBands, i));
        }
        return sum / segments;
    }

    private static double[] atRate(short[] samples, int rateHz) {
        short[] resampled = Resampling.whole(samples, rateHz, RATE_HZ);
        double[] exact = new double[resampled.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = resampled[i] / 32_768.0;
        }
        return exact;
    }

    private static int frames(int samples) {
        return samples < FRAME ? 0 : (samples - FRAME) / HOP + 1;
    }

    /** Which frames are within 40 dB of the loudest one. */
    private static boolean[] spoken(double[] samples) {
        double[] decibels = new double[frames(samples.length)];
        double loudest = Double.NEGATIVE_INFINITY;
        for (int frame = 0; frame < decibels.length; frame++) {
            double energy = LEAST;
            for (int i = 0; i < FRAME; i++) {
                double value = samples[frame * HOP + i] * WINDOW[i];
                energy += value * value;
            }
            decibels[frame] = 10 * Math.log10(energy);
            loudest = Math.max(loudest, decibels[frame]);
        }
        boolean[] spoken = new boolean[decibels.length];
        for (int frame = 0; frame < spoken.length; frame++) {
            spoken[frame] = decibels[frame] > loudest - RANGE_DECIBELS;
        }
        return spoken;
    }

    /** The frames that were spoken, overlapped and added. */
    private static double[] joined(double[] samples, boolean[] spoken) {
        double[] joined = new double[samples.length + FRAME];
        int kept = 0;
        for (int frame = 0; frame < spoken.length; frame++) {
            if (spoken[frame]) {
                for (int i = 0; i < FRAME; i++) {
                    joined[kept * HOP + i] += samples[frame * HOP + i] * WINDOW[i];
                }
                kept++;
            }
        }
        return Arrays.copyOf(joined, kept == 0 ? 0 : (kept - 1) * HOP + FRAME);
    }

    /** For each frame the envelope of each band. */
    private static double[][] bands(double[] samples) {
        Spectrum spectrum = new Spectrum(TRANSFORM);
        double[][] bands = new double[frames(samples.length)][BANDS];
        for (int frame = 0; frame < bands.length; frame++) {
            double[] powers = spectrum.powers(samples, frame * HOP, WINDOW);
            for (int band = 0; band < BANDS; band++) {
                double sum = 0;
                for (int bin = edge(2 * band - 1); bin < edge(2 * band + 1); bin++) {
                    sum += powers[bin];
                }
                bands[frame][band] = Math.sqrt(sum);
            }
        }
        return bands;
    }

    /** The nearest line of the spectrum to so many sixths of an octave above the lowest band's middle. */
    private static int edge(int sixths) {
        return (int) Math.round(LOWEST_HZ * Math.pow(2, sixths / 6.0) * TRANSFORM / RATE_HZ);
    }

    private static double[][] normalised(double[][] bands, int from) {
        double[][] segment = new double[BANDS][SEGMENT];
        for (int band = 0; band < BANDS; band++) {
            for (int i = 0; i < SEGMENT; i++) {
                segment[band][i] = bands[from + i][band];
            }
            normalise(segment[band]);
        }
        double[][] turned = new double[SEGMENT][BANDS];
        for (int i = 0; i < SEGMENT; i++) {
            for (int band = 0; band < BANDS; band++) {
                turned[i][band] = segment[band][i];
            }
            normalise(turned[i]);
        }
        return turned;
    }

    private static void normalise(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
            squares += values[i] * values[i];
        }
        double length = Math.sqrt(squares) + LEAST;
        for (int i = 0; i < values.length; i++) {
            values[i] /= length;
        }
    }

    private static double likeness(double[][] one, double[][] other) {
        double sum = 0;
        for (int i = 0; i < SEGMENT; i++) {
            for (int band = 0; band < BANDS; band++) {
                sum += one[i][band] * other[i][band];
            }
        }
        return sum / SEGMENT;
    }
}
