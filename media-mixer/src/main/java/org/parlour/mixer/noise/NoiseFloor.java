package org.parlour.mixer.noise;

import java.util.Arrays;

/**
 * What each bin of a line's noise comes to. It follows where speech is unlikely (Gerkmann and Hendriks 2012), and never
 * stays below the least that the bin has shown for 1.6 s: so a noise that begins suddenly is not taken for speech for
 * ever.
 */
final class NoiseFloor {
    // Of a bin: 20 dB between noise and speech is what speech is expected to have, 15 dB what is looked for.
    private static final float SOUGHT = 31.6228f;
    private static final float STEEPNESS = SOUGHT / (1 + SOUGHT) * 1.442695f;
    private static final float MOST_ABOVE = 60;
    // 10 ms each: the noise has followed after a tenth of a second.
    private static final float FOLLOWED = 0.12f;

    private static final int WINDOWS = 8;
    private static final int WINDOW_BLOCKS = 20;
    private static final float SMOOTHED = 0.3f;
    // Nor is it thought to be further above: speech without a pause would slowly be taken for noise.
    private static final float MOST_OVER_LEAST = 20;
    // Before so many have been looked at, the least may have been a word.
    private static final int ENOUGH_WINDOWS = 6;

    private final int bins;
    private final float least;
    private final float[] noise;
    private final float[] smooth;
    private final float[] lowest;
    private final float[] lowestBefore;
    private final float[][] windows;
    private int window;
    private int windowsSeen;
    private int blocks;

    /**
     * @param first what it is taken for at first, in power
     * @param least what it is never thought to be below
     */
    NoiseFloor(int bins, float first, float least) {
        this.bins = bins;
        this.least = least;
        noise = new float[bins];
        smooth = new float[bins];
        lowest = new float[bins];
        lowestBefore = new float[bins];
        windows = new float[WINDOWS][bins];
        Arrays.fill(noise, first);
        for (float[] each : windows) {
            Arrays.fill(each, Float.MAX_VALUE);
        }
    }

    float[] noise() {
        return noise;
    }

    /**
     * The powers of the next block; of as many bins as the line has.
     *
     * @param passed how many blocks it stands for
     */
    void learn(float[] power, int count, int passed) {
        for (int bin = 0; bin < count; bin++) {
            float expected = noise[bin];
            float above = Math.min(MOST_ABOVE, power[bin] / expected);
            float speech = 1 / (1 + (1 + SOUGHT) * Binary.power(-STEEPNESS * above));
            float followed = expected + (1 - speech) * (power[bin] - expected) * FOLLOWED;
            smooth[bin] += (power[bin] - smooth[bin]) * SMOOTHED;
            lowest[bin] = Math.min(lowest[bin], smooth[bin]);
            if (windowsSeen >= ENOUGH_WINDOWS) {
                // For most noises far below their mean; near enough that the mean is found from there.
                float shown = Math.min(lowest[bin], lowestBefore[bin]);
                followed = Math.max(shown, Math.min(followed, MOST_OVER_LEAST * shown));
            }
            noise[bin] = Math.max(least, followed);
        }
        blocks += passed;
        if (blocks >= WINDOW_BLOCKS) {
            turnWindow();
        }
    }

    private void turnWindow() {
        blocks = 0;
        if (windowsSeen > 0) {
            // The first has the smoothed power rise from nothing.
            System.arraycopy(lowest, 0, windows[window], 0, bins);
            window = (window + 1) % WINDOWS;
        }
        windowsSeen = Math.min(ENOUGH_WINDOWS, windowsSeen + 1);
        System.arraycopy(smooth, 0, lowest, 0, bins);
        System.arraycopy(windows[0], 0, lowestBefore, 0, bins);
        for (int i = 1; i < WINDOWS; i++) {
            for (int bin = 0; bin < bins; bin++) {
                lowestBefore[bin] = Math.min(lowestBefore[bin], windows[i][bin]);
            }
        }
    }
}
