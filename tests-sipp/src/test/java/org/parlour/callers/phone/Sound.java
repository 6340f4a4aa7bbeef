package org.parlour.callers.phone;

/** What an engineer asks of a recording. */
public final class Sound {
    /** Samples at full scale: 0 dBFS is a sine that just fits. */
    private static final double FULL_SCALE_RMS = 32_768 / Math.sqrt(2);

    private static final int BLOCK_SAMPLES = Marker.RATE_HZ / 200;

    private Sound() {}

    /** The level of a stretch in dBFS, −120 for digital silence. */
    public static double levelDecibels(short[] line, int fromSample, int toSample) {
        double energy = 0;
        for (int i = fromSample; i < toSample; i++) {
            energy += (double) line[i] * line[i];
        }
        double rms = Math.sqrt(energy / Math.max(1, toSample - fromSample));
        return Math.max(-120, 20 * Math.log10(Math.max(rms, 1e-9) / FULL_SCALE_RMS));
    }

    public static double levelDecibels(short[] line) {
        return levelDecibels(line, 0, line.length);
    }

    /** By how much one band of a line is louder than another, in decibels. */
    public static double bandAbove(short[] line, Band band, Band other) {
        double[] samples = new double[line.length];
        for (int i = 0; i < line.length; i++) {
            samples[i] = line[i];
        }
        Spectrum spectrum = Spectrum.of(samples, Math.max(2, Integer.highestOneBit(line.length) * 2));
        return 10
                * Math.log10(spectrum.power(band.fromHz(), band.toHz(), Marker.RATE_HZ)
                        / Math.max(1, spectrum.power(other.fromHz(), other.toHz(), Marker.RATE_HZ)));
    }

    /** What lies between two frequencies. */
    public record Band(double fromHz, double toHz) {}

    /** The longest stretch that stays below a level, looked at in steps of 5 ms, between the first and the last sound. */
    public static int longestQuietMillis(short[] line, double belowDecibels) {
        int longest = 0;
        int quiet = 0;
        boolean begun = false;
        for (int at = 0; at + BLOCK_SAMPLES <= line.length; at += BLOCK_SAMPLES) {
            if (levelDecibels(line, at, at + BLOCK_SAMPLES) >= belowDecibels) {
                longest = begun ? Math.max(longest, quiet) : 0;
                begun = true;
                quiet = 0;
            } else {
                quiet++;
            }
        }
        return longest * 1_000 * BLOCK_SAMPLES / Marker.RATE_HZ;
    }

    /** For how long in all a line is louder than a level, in steps of 5 ms. */
    public static int soundingMillis(short[] line, double aboveDecibels) {
        int blocks = 0;
        for (int at = 0; at + BLOCK_SAMPLES <= line.length; at += BLOCK_SAMPLES) {
            blocks += levelDecibels(line, at, at + BLOCK_SAMPLES) >= aboveDecibels ? 1 : 0;
        }
        return blocks * 1_000 * BLOCK_SAMPLES / Marker.RATE_HZ;
    }
}
