package org.parlour.mixer.noise;

import java.util.Arrays;

/** A whole sound on its way through the room, in frames of 20 ms, set back in step with itself. */
final class Cleaned {
    static final int FRAME = 320;

    private Cleaned() {}

    static short[] highPassed(short[] samples) {
        short[] filtered = samples.clone();
        HighPass highPass = new HighPass();
        for (int at = 0; at + FRAME <= filtered.length; at += FRAME) {
            highPass.filter(filtered, at, FRAME);
        }
        return filtered;
    }

    static short[] cleaned(short[] samples) {
        return cleaned(samples, new NoiseSuppression());
    }

    static short[] cleaned(short[] samples, NoiseSuppression suppression) {
        short[] frames = Arrays.copyOf(samples, Math.ceilDiv(samples.length, FRAME) * FRAME + FRAME);
        for (int at = 0; at < frames.length; at += FRAME) {
            suppression.suppress(frames, at, FRAME);
        }
        return Arrays.copyOfRange(frames, NoiseSuppression.DELAY, NoiseSuppression.DELAY + samples.length);
    }

    /** How much stronger a sound is than what another differs from it, in decibels. */
    static double signalToNoise(short[] sound, short[] other) {
        double signal = 1e-9;
        double noise = 1e-9;
        for (int i = 0; i < sound.length; i++) {
            double difference = (double) sound[i] - other[i];
            signal += (double) sound[i] * sound[i];
            noise += difference * difference;
        }
        return 10 * Math.log10(signal / noise);
    }

    static short[] sum(short[] one, short[] other) {
        short[] sum = new short[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) Math.clamp(one[i] + other[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return sum;
    }
}
