package org.parlour.mixer.level;

import java.util.Arrays;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.rig.Sounds;

/** Voices of a wanted loudness, before the noise of a line, and what levelling makes of them. At 16 kHz. */
final class Line {
    static final int RATE_HZ = 16_000;
    private static final int ROUNDS = 6;

    private Line() {}

    /** So loud as BS.1770 measures it; what is louder than full scale is cut, as by a telephone that is shouted into. */
    static short[] atLufs(short[] voice, double lufs) {
        short[] scaled = voice;
        double gain = 1;
        for (int i = 0; i < ROUNDS; i++) {
            gain *= Math.pow(10, (lufs - Loudness.integrated(scaled, RATE_HZ)) / 20);
            scaled = times(voice, gain);
        }
        return scaled;
    }

    static short[] times(short[] samples, double gain) {
        short[] scaled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            scaled[i] = (short) Math.clamp(Math.round(samples[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return scaled;
    }

    /** White noise of which the root mean square is so many decibels below full scale. */
    static short[] noise(long seed, int count, double decibels) {
        // Uniform between peaks: its root mean square is 4.77 dB below them.
        return Sounds.noise(seed, count, decibels + 4.77);
    }

    static short[] joined(short[]... parts) {
        short[] joined = new short[0];
        for (short[] part : parts) {
            int at = joined.length;
            joined = Arrays.copyOf(joined, at + part.length);
            System.arraycopy(part, 0, joined, at, part.length);
        }
        return joined;
    }

    static short[] sum(short[] one, short[] other) {
        short[] sum = new short[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) Math.clamp(one[i] + other[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return sum;
    }

    static short[] levelled(short[] samples, Levelling levelling) {
        return levelled(samples, levelling, true);
    }

    static short[] levelled(short[] samples, Levelling levelling, boolean own) {
        short[] levelled = samples.clone();
        for (int at = 0; at + Levelling.FRAME <= levelled.length; at += Levelling.FRAME) {
            levelling.level(levelled, at, own);
        }
        return levelled;
    }

    static int peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
