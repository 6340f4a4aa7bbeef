package org.parlour.callers.voice;

import java.util.Arrays;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.rig.Sounds;

/** Sounds of a wanted loudness. */
final class Loud {
    private static final int ROUNDS = 6;
    // What is uniform between peaks has its root mean square so far below them.
    private static final double PEAK_OVER_ROOT_MEAN_SQUARE = 4.77;

    private Loud() {}

    /** As BS.1770 measures it; what is louder than full scale is cut, as by a telephone that is shouted into. */
    static short[] atLufs(short[] samples, double lufs, int rateHz) {
        short[] scaled = samples;
        double gain = 1;
        for (int i = 0; i < ROUNDS; i++) {
            gain *= Math.pow(10, (lufs - Loudness.integrated(scaled, rateHz)) / 20);
            scaled = times(samples, gain);
        }
        return scaled;
    }

    /** Its root mean square in decibels below full scale. */
    static short[] atDecibels(short[] samples, double decibels) {
        return times(samples, Math.pow(10, (decibels - Sounds.decibels(samples, 0, samples.length)) / 20));
    }

    static short[] whiteNoise(long seed, int count, double decibels) {
        return Sounds.noise(seed, count, decibels + PEAK_OVER_ROOT_MEAN_SQUARE);
    }

    private static short[] times(short[] samples, double gain) {
        short[] scaled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            scaled[i] = clamped(Math.round(samples[i] * gain));
        }
        return scaled;
    }

    static short[] sum(short[] one, short[] other) {
        short[] sum = new short[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = clamped(one[i] + other[i]);
        }
        return sum;
    }

    static short[] joined(short[]... parts) {
        short[] joined =
                new short[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private static short clamped(long value) {
        return (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
