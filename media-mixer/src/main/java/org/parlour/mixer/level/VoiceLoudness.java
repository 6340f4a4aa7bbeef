package org.parlour.mixer.level;

import java.util.Arrays;

/**
 * How loud the voice on a line is, as BS.1770 would say of its speech alone: blocks of 400 ms in which somebody spoke,
 * and none that lies 10 LU below the others. A softer voice that stays takes the place of a louder one.
 */
final class VoiceLoudness {
    // 20 ms each.
    private static final int BLOCK_FRAMES = 20;
    private static final int STEP_FRAMES = 5;
    private static final int SPOKEN_FRAMES = 9;
    // 2 s of the least energies of 60 ms: no breath is so far from the next.
    private static final int WINDOWS = 10;
    private static final int WINDOW_FRAMES = 10;
    private static final float SMOOTHED = 0.4f;
    private static final float QUIETEST_FLOOR = KWeighting.energy(-75);
    private static final float LOUDEST_FLOOR = KWeighting.energy(-24);
    // Below, nothing is a voice that reached its telephone.
    private static final float SOFTEST_VOICE = KWeighting.energy(-58);
    // 8 dB: noise is rarely so far above its own least.
    private static final float ABOVE_FLOOR = 6.3f;
    // BS.1770-4: blocks 10 LU below the others are no part of the programme.
    private static final float GATE = 0.1f;
    private static final float NEAR_VOICE = 0.04f;
    private static final int FIRM_BLOCKS = 30;
    private static final int FIRST_BLOCKS = 5;
    private static final int SOFTER_BLOCKS = 20;
    // 6 dB louder than known: nobody waits until the mean has followed.
    private static final float SHOUT = 4;
    private static final float SHOUT_FOLLOWED = 0.5f;

    private final float[] frames = new float[BLOCK_FRAMES];
    private final boolean[] spoken = new boolean[BLOCK_FRAMES];
    private final float[] windows = new float[WINDOWS];
    private int frame;
    private int window;
    private int windowFrames;
    private float smooth = -1;
    private float lowest = Float.MAX_VALUE;
    private float lowestBefore = Float.MAX_VALUE;
    private float voice;
    private int blocks;
    private float softer;
    private int softerBlocks;
    private boolean voiced;

    VoiceLoudness() {
        Arrays.fill(windows, Float.MAX_VALUE);
    }

    /** The weighted energy of the next 20 ms. */
    void hear(float energy) {
        learnFloor(energy);
        boolean loud = energy > floor() * ABOVE_FLOOR && energy > SOFTEST_VOICE;
        // Near the voice, where there is one: what murmurs far behind it is its background.
        voiced = loud && energy > voice * NEAR_VOICE;
        frames[frame % BLOCK_FRAMES] = energy;
        spoken[frame % BLOCK_FRAMES] = loud;
        frame++;
        if (frame % STEP_FRAMES == 0) {
            judgeBlock();
        }
    }

    /** Whether the last 20 ms were spoken by the voice of this line. */
    boolean isVoice() {
        return voiced;
    }

    /** Its loudness as energy, 0 while it is not known. */
    float voice() {
        return voice;
    }

    /** Whether it is known well enough that it hardly changes any more. */
    boolean isFirm() {
        return blocks >= FIRM_BLOCKS / 2;
    }

    float floor() {
        return Math.max(QUIETEST_FLOOR, Math.min(LOUDEST_FLOOR, Math.min(lowest, lowestBefore)));
    }

    private void learnFloor(float energy) {
        smooth = smooth < 0 ? energy : smooth + (energy - smooth) * SMOOTHED;
        lowest = Math.min(lowest, smooth);
        if (++windowFrames == WINDOW_FRAMES) {
            windowFrames = 0;
            windows[window] = lowest;
            window = (window + 1) % WINDOWS;
            lowestBefore = windows[0];
            for (int i = 1; i < WINDOWS; i++) {
                lowestBefore = Math.min(lowestBefore, windows[i]);
            }
            lowest = smooth;
        }
    }

    private void judgeBlock() {
        float sum = 0;
        int count = 0;
        for (int i = 0; i < BLOCK_FRAMES; i++) {
            sum += frames[i];
            count += spoken[i] ? 1 : 0;
        }
        if (count < SPOKEN_FRAMES) {
            return;
        }
        float block = sum / BLOCK_FRAMES;
        if (block < voice * GATE) {
            hearSofter(block);
        } else {
            softerBlocks = 0;
            hearVoice(block);
        }
    }

    private void hearVoice(float block) {
        blocks = Math.min(FIRM_BLOCKS, blocks + 1);
        float follow = 1f / blocks;
        if (block > voice * SHOUT) {
            follow = Math.max(follow, SHOUT_FOLLOWED);
        }
        voice += (block - voice) * follow;
    }

    /** Somebody else, or the same from further away; a word or two of it do not count. */
    private void hearSofter(float block) {
        softerBlocks++;
        softer = softerBlocks == 1 ? block : softer + (block - softer) / softerBlocks;
        if (softerBlocks == SOFTER_BLOCKS) {
            voice = softer;
            // Not firm yet: it was only ever heard from behind the other.
            blocks = FIRST_BLOCKS;
            softerBlocks = 0;
        }
    }
}
