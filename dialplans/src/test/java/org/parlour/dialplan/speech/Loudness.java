package org.parlour.dialplan.speech;

import java.util.Arrays;

/** What can be known of a sound without ears. Levels are in decibels below full scale. */
final class Loudness {
    private static final int FRAMES_PER_SECOND = 50;
    // As ITU-T P.56 does: what is far below the loudest is pause, and no pause makes speech soft.
    private static final double SPEECH_BELOW_LOUDEST = 1e-3;
    private static final double SILENCE_DBFS = -50;

    private final double[] sound;
    private final int sampleRateHz;

    private Loudness(double[] sound, int sampleRateHz) {
        this.sound = sound;
        this.sampleRateHz = sampleRateHz;
    }

    static Loudness of(WavClip clip) {
        short[] samples = clip.samples();
        double[] sound = new double[samples.length];
        Arrays.setAll(sound, i -> samples[i] / 32_768.0);
        return new Loudness(sound, clip.sampleRateHz());
    }

    Loudness onTheTelephone() {
        return new Loudness(Filter.telephoneBand(sound, sampleRateHz), sampleRateHz);
    }

    double[] sound() {
        return sound;
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    double peakDbfs() {
        return 20 * Math.log10(Arrays.stream(sound).map(Math::abs).max().orElse(0));
    }

    double speechDbfs() {
        double[] powers = framePowers();
        double loudest = Arrays.stream(powers).max().orElse(0);
        return decibels(Arrays.stream(powers)
                .filter(power -> power > loudest * SPEECH_BELOW_LOUDEST)
                .average()
                .orElse(0));
    }

    double lengthMillis() {
        return 1_000.0 * sound.length / sampleRateHz;
    }

    double leadingSilenceMillis() {
        double[] powers = framePowers();
        int first = 0;
        while (first < powers.length && decibels(powers[first]) < SILENCE_DBFS) {
            first++;
        }
        return 1_000.0 * first / FRAMES_PER_SECOND;
    }

    double trailingSilenceMillis() {
        double[] powers = framePowers();
        int last = powers.length;
        while (last > 0 && decibels(powers[last - 1]) < SILENCE_DBFS) {
            last--;
        }
        return 1_000.0 * (powers.length - last) / FRAMES_PER_SECOND;
    }

    /** Samples in a row that stand at either end of the scale. */
    int longestClip() {
        int longest = 0;
        int run = 0;
        for (double sample : sound) {
            run = Math.abs(sample) > 0.999 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private double[] framePowers() {
        int frame = sampleRateHz / FRAMES_PER_SECOND;
        double[] powers = new double[sound.length / frame];
        for (int i = 0; i < sound.length / frame * frame; i++) {
            powers[i / frame] += sound[i] * sound[i] / frame;
        }
        return powers;
    }

    private static double decibels(double power) {
        return 10 * Math.log10(power);
    }
}
