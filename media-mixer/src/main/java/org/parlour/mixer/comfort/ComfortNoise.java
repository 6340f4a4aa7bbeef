package org.parlour.mixer.comfort;

import java.util.Arrays;
import org.parlour.mixer.predict.LinearPrediction;

/**
 * The noise of one line: learned from what is heard of it, or told by a payload of RFC 3389, and made again where nothing
 * is sent. What was told counts more than what was learned.
 */
public final class ComfortNoise {
    /** How many reflection coefficients are told; of those that others tell, the rest is left out (section 3.2). */
    public static final int ORDER = 10;

    /** The length of a payload of ours. */
    public static final int PAYLOAD_BYTES = 1 + ORDER;

    private static final int FRAMES_A_SECOND = 50;
    private static final int SOFTEST_LEVEL = 127;
    private static final int MIDDLE_INDEX = 127;
    private static final int MOST_INDEX = 254;
    // Section 3.2: k = 258 (N - 127) / 32768.
    private static final float STEP = 258 / 32_768f;
    // Beyond it a resonance would ring for seconds.
    private static final float STRONGEST = 0.98f;
    private static final float FULL_SCALE = 32_768;
    private static final float INAUDIBLE = 0.5f;

    private final NoiseFloor floor;
    private final float[] target = new float[ORDER];
    private final float[] reflections = new float[ORDER];
    // The lattice's backward outputs.
    private final float[] backward = new float[ORDER + 1];

    private boolean told;
    private boolean fresh = true;
    private float targetAmplitude;
    private float amplitude;
    private long chance = 1;

    /** @param sampleRateHz 8,000 or 16,000 */
    public ComfortNoise(int sampleRateHz) {
        floor = new NoiseFloor(LinearPrediction.ofTheMiddle(ORDER, sampleRateHz, sampleRateHz / FRAMES_A_SECOND));
    }

    /** A payload of RFC 3389 tells what the noise is like. An empty one tells nothing, and is no harm. */
    public void told(byte[] payload, int offset, int length) {
        if (length == 0) {
            return;
        }
        told = true;
        // Section 3.1: the first bit is always 0; level 0 is the loudest square wave.
        targetAmplitude = amplitude(payload[offset] & SOFTEST_LEVEL);
        for (int i = 0; i < ORDER; i++) {
            int index = i + 1 < length ? payload[offset + i + 1] & 0xFF : MIDDLE_INDEX;
            target[i] = Math.clamp(STEP * (index - MIDDLE_INDEX), -STRONGEST, STRONGEST);
        }
    }

    /** Samples of the line: what of them is its noise is learned. */
    public void heard(short[] samples, int at, int count) {
        if (!told) {
            floor.heard(samples, at, count);
        }
    }

    /** Whether there is anything to be heard in the noise. */
    public boolean isAudible() {
        return told ? targetAmplitude > INAUDIBLE : floor.amplitude() > INAUDIBLE;
    }

    /** Another line: nothing is known of it yet. */
    public void restart() {
        told = false;
        fresh = true;
        floor.restart();
    }

    /** Writes noise. */
    public void make(short[] samples, int at, int count) {
        if (!told) {
            targetAmplitude = floor.amplitude();
            System.arraycopy(floor.reflections(), 0, target, 0, ORDER);
        }
        float from = amplitude;
        approach();
        float step = (excitation() - from) / Math.max(1, count);
        for (int i = 0; i < count; i++) {
            float value = shaped(noise() * (from + step * (i + 1)));
            samples[at + i] = (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        amplitude = from + step * count;
    }

    /** A third of the way to what was told last, so that no new description is heard as a step; the first counts at once. */
    private void approach() {
        float part = fresh ? 1 : 0.3f;
        for (int i = 0; i < ORDER; i++) {
            reflections[i] += part * (target[i] - reflections[i]);
        }
        if (fresh) {
            Arrays.fill(backward, 0);
            fresh = false;
        }
    }

    /** How strong the noise before the filter must be, so that it is as strong as wanted behind it. */
    private float excitation() {
        float left = 1;
        for (float reflection : reflections) {
            left *= 1 - reflection * reflection;
        }
        return targetAmplitude * (float) Math.sqrt(left);
    }

    /** An all-pole lattice: stable whatever its coefficients, as long as none reaches 1. */
    private float shaped(float excited) {
        float forward = excited;
        for (int i = ORDER; i > 0; i--) {
            forward -= reflections[i - 1] * backward[i - 1];
            backward[i] = backward[i - 1] + reflections[i - 1] * forward;
        }
        backward[0] = forward;
        return forward;
    }

    /**
     * Tells what was learned, as a payload.
     *
     * @return its length, or 0 where nothing was heard yet
     */
    public int tell(byte[] payload, int offset) {
        if (!floor.isKnown()) {
            return 0;
        }
        payload[offset] = (byte) level(floor.amplitude());
        for (int i = 0; i < ORDER; i++) {
            int index = Math.round(floor.reflections()[i] / STEP) + MIDDLE_INDEX;
            payload[offset + i + 1] = (byte) Math.clamp(index, 0, MOST_INDEX);
        }
        return PAYLOAD_BYTES;
    }

    private static float amplitude(int level) {
        return level == SOFTEST_LEVEL ? 0 : (float) (FULL_SCALE * Math.pow(10, -level / 20.0));
    }

    private static int level(float amplitude) {
        double decibels = -20 * Math.log10(Math.max(1e-3, amplitude) / FULL_SCALE);
        return Math.clamp(Math.round(decibels), 0, SOFTEST_LEVEL);
    }

    /** Evenly spread, with a root mean square of 1. */
    private float noise() {
        chance = chance * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (chance >> 40) * (float) (Math.sqrt(3) / (1 << 23));
    }
}
