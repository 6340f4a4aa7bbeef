package org.parlour.callers.phone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds a marker in what was heard, by cross-correlation over windows of five seconds.
 *
 * <p>A window holds at least one whole pattern wherever it begins. Found is what stands out of the median of all lags, and
 * what resembles: a voice that is not there passes neither bound, whoever else speaks (EarTest). A voice that is there
 * explains far more, but for one that a jitter buffer stretched in the middle of a pattern, while others spoke.
 */
public final class Ear {
    public static final int WINDOW_SAMPLES = 5 * Marker.RATE_HZ;
    public static final double SHARP = 12;
    public static final double ALIKE = 0.075;

    private static final int STEP_SAMPLES = Marker.RATE_HZ;
    private static final int LAGS = WINDOW_SAMPLES - Marker.PERIOD_SAMPLES + 1;
    private static final int SPECTRUM_SIZE = 65_536;
    // Below −60 dB of what was spoken there is nothing to hear, however sharply it stands out of nothing.
    private static final double FAINTEST_GAIN = 0.001;
    // Resampling smears, and a jitter buffer that adapts moves the voice within a window.
    private static final int BLUR_SAMPLES = 240;

    private Ear() {}

    /**
     * One window.
     *
     * @param fromSample where it begins
     * @param sharpness the peak by the median
     * @param likeness the coefficient of correlation at the peak, 1 where nothing else is heard
     * @param gain how loud the marker is, by how loud it was spoken
     * @param patternAtSample where a pattern begins, in the line
     */
    public record Window(int fromSample, double sharpness, double likeness, double gain, int patternAtSample) {
        public boolean found() {
            return sharpness >= SHARP && likeness >= ALIKE && gain >= FAINTEST_GAIN;
        }
    }

    /** All windows of a line, one a second. */
    public record Hearing(List<Window> windows) {
        /** The share of windows in which the marker was found; 0 where the line is too short for one. */
        public double foundShare() {
            return windows.isEmpty()
                    ? 0
                    : windows.stream().filter(Window::found).count() / (double) windows.size();
        }

        /** The median of the gains: of those windows where it was found, or of all where it was in none. */
        public double gain() {
            double[] gains = windows.stream()
                    .filter(window -> window.found() || foundShare() == 0)
                    .mapToDouble(Window::gain)
                    .sorted()
                    .toArray();
            return gains.length == 0 ? 0 : gains[gains.length / 2];
        }

        public double sharpness() {
            double[] all =
                    windows.stream().mapToDouble(Window::sharpness).sorted().toArray();
            return all.length == 0 ? 0 : all[all.length / 2];
        }
    }

    public static Hearing listen(short[] line, Marker marker) {
        return listen(line, new boolean[line.length], marker);
    }

    /** How much fainter the one is than the other, in decibels; positive where it is fainter. */
    public static double decibelsBelow(double gain, double reference) {
        return 20 * Math.log10(Math.max(reference, 1e-9) / Math.max(gain, 1e-9));
    }

    /**
     * The gain of a marker in a line that holds another, found, one: whatever sounds together with the other is left
     * aside, and what remains is compared with as much of the marker as remains.
     */
    public static double gainBeside(short[] line, Marker marker, Marker other) {
        Hearing hearing = listen(line, other);
        boolean[] aside = new boolean[line.length];
        for (Window window : hearing.windows()) {
            for (int i = window.fromSample(); window.found() && i < window.fromSample() + WINDOW_SAMPLES; i++) {
                long place = (long) i - window.patternAtSample();
                aside[i] |= other.isSounding(place - BLUR_SAMPLES)
                        || other.isSounding(place)
                        || other.isSounding(place + BLUR_SAMPLES);
            }
        }
        return listen(line, aside, marker).gain();
    }

    private static Hearing listen(short[] line, boolean[] aside, Marker marker) {
        short[] period = marker.period();
        double[] template = new double[period.length];
        double[] power = new double[period.length];
        for (int i = 0; i < period.length; i++) {
            template[i] = period[i];
            power[i] = (double) period[i] * period[i];
        }
        Spectrum templateSpectrum = Spectrum.of(template, SPECTRUM_SIZE);
        Spectrum powerSpectrum = Spectrum.of(power, SPECTRUM_SIZE);
        List<Window> windows = new ArrayList<>();
        for (int from = 0; from + WINDOW_SAMPLES <= line.length; from += STEP_SAMPLES) {
            double[] heard = new double[WINDOW_SAMPLES];
            double[] counted = new double[WINDOW_SAMPLES];
            for (int i = 0; i < WINDOW_SAMPLES; i++) {
                counted[i] = aside[from + i] ? 0 : 1;
                heard[i] = line[from + i] * counted[i];
            }
            double[] correlation = Spectrum.of(heard, SPECTRUM_SIZE).correlatedWith(templateSpectrum);
            double[] energy = Spectrum.of(counted, SPECTRUM_SIZE).correlatedWith(powerSpectrum);
            windows.add(window(from, heard, correlation, energy, marker.energy()));
        }
        return new Hearing(windows);
    }

    private static Window window(int from, double[] heard, double[] correlation, double[] energy, double whole) {
        double[] heights = new double[LAGS];
        double[] gains = new double[LAGS];
        int peak = 0;
        for (int lag = 0; lag < LAGS; lag++) {
            heights[lag] = Math.abs(correlation[lag]);
            gains[lag] = energy[lag] > whole / 5 ? heights[lag] / energy[lag] : 0;
            peak = gains[lag] > gains[peak] ? lag : peak;
        }
        double[] sorted = heights.clone();
        Arrays.sort(sorted);
        double median = Math.max(sorted[LAGS / 2], 1);
        double loudness = 0;
        for (int i = peak; i < peak + Marker.PERIOD_SAMPLES; i++) {
            loudness += heard[i] * heard[i];
        }
        double likeness = heights[peak] / Math.sqrt(Math.max(1, loudness * energy[peak]));
        return new Window(from, heights[peak] / median, likeness, gains[peak], from + peak);
    }
}
