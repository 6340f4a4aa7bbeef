package org.parlour.mixer.echo;

import static org.parlour.mixer.echo.EchoPath.BLOCK;

/** Keeps what an echo was and what was left of it, over some seconds in which nothing else was heard. */
final class Score {
    private static final float KEPT = 0.995f;
    // Where the foretold echo is more than half of what came, it is most likely all of it.
    private static final float MOSTLY = 0.5f;

    private float played;
    private float came;
    private float filtered;
    private float remained;

    /** A block of an echo: what was played a delay ago, what came of it, and what was left twice. */
    void count(float playedEnergy, float[] uplink, float[] left, float[] block) {
        float cameNow = energy(uplink);
        float leftNow = energy(left);
        float foretold = 0;
        for (int i = 0; i < BLOCK; i++) {
            foretold += (uplink[i] - left[i]) * (uplink[i] - left[i]);
        }
        if (foretold < MOSTLY * cameNow) {
            return;
        }
        played = KEPT * played + playedEnergy;
        came = KEPT * came + cameNow;
        filtered = KEPT * filtered + leftNow;
        remained = KEPT * remained + energy(block);
    }

    void forget() {
        played = 0;
        came = 0;
        filtered = 0;
        remained = 0;
    }

    float returnLossDecibels() {
        return decibels(played, came);
    }

    float filterDecibels() {
        return decibels(came, filtered);
    }

    float enhancementDecibels() {
        return decibels(came, remained);
    }

    private static float decibels(float from, float to) {
        return (float) (10 * Math.log10((from + BLOCK) / (to + BLOCK)));
    }

    private static float energy(float[] samples) {
        float energy = 0;
        for (int i = 0; i < BLOCK; i++) {
            energy += samples[i] * samples[i];
        }
        return energy;
    }
}
