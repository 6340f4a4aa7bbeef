package org.parlour.mixer.comfort;

import java.util.Arrays;
import org.parlour.mixer.predict.LinearPrediction;

/** What is left of a line when nobody speaks: the strength and the shape of its softest stretches of 20 ms. */
final class NoiseFloor {
    private static final float FULL_SCALE = 32_768f * 32_768f;
    // What is louder is no noise of a line, but music, or somebody.
    private static final float LOUDEST = FULL_SCALE * (float) Math.pow(10, -40 / 10.0);
    private static final float LEAST = 0.01f;
    // 2 dB a second upward, as in mixer.level; a pause in the speech takes it down within a few frames.
    private static final float RISE = (float) Math.pow(10, 0.2 / 50);
    private static final float FALL = 0.3f;
    // 4 dB: noise varies so much from one frame to the next.
    private static final float NEAR = 2.5f;
    private static final float NEW_PART = 0.1f;

    private final LinearPrediction prediction;
    private final float[] reflections;

    private boolean known;
    private float softest;
    private float power;

    NoiseFloor(LinearPrediction prediction) {
        this.prediction = prediction;
        this.reflections = new float[prediction.order()];
        restart();
    }

    void restart() {
        known = false;
        softest = LOUDEST;
        power = 0;
        Arrays.fill(reflections, 0);
    }

    boolean isKnown() {
        return known;
    }

    /** Root mean square. */
    float amplitude() {
        return (float) Math.sqrt(power);
    }

    float[] reflections() {
        return reflections;
    }

    void heard(short[] samples, int at, int count) {
        int frame = prediction.stretchSamples();
        for (int i = 0; i + frame <= count; i += frame) {
            hear(samples, at + i, frame);
        }
    }

    private void hear(short[] samples, int at, int count) {
        long sum = 0;
        long squares = 0;
        for (int i = at; i < at + count; i++) {
            sum += samples[i];
            squares += samples[i] * samples[i];
        }
        float mean = sum / (float) count;
        // Without the offset that some lines have.
        float energy = Math.max(LEAST, squares / (float) count - mean * mean);
        softest = Math.min(LOUDEST, energy < softest ? softest + (energy - softest) * FALL : softest * RISE);
        if (energy > softest * NEAR || energy > LOUDEST) {
            return;
        }
        prediction.learn(samples, at);
        float part = known ? NEW_PART : 1;
        power += part * (energy - power);
        for (int i = 0; i < reflections.length; i++) {
            reflections[i] += part * (prediction.reflections()[i] - reflections[i]);
        }
        known = true;
    }
}
