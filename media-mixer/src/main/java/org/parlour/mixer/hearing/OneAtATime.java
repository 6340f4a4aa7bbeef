package org.parlour.mixer.hearing;

import java.util.Arrays;

/**
 * For a caller whom two voices at once confuse: one who speaks has the word, the others are turned down far behind. Who
 * has it keeps it while speaking, unless somebody stays much louder. Where nobody speaks, nobody is turned down, so that
 * the first sound of whoever begins is heard.
 */
public final class OneAtATime {
    /** Nobody has the word. */
    public static final int NOBODY = -1;

    // 16 dB: heard that somebody else speaks, and not what.
    private static final float BEHIND = 0.158f;
    // Of the way down, in 20 ms; up it goes at once.
    private static final float DOWN = 0.75f;
    // 6 dB louder, for a third of a second.
    private static final float MUCH_LOUDER = 4;
    private static final int STAYS_FRAMES = 16;

    private final float[] loudness;
    private final float[] gains;
    private final float[] gainsBefore;
    private int speaker = NOBODY;
    private int rival = NOBODY;
    private int rivalFrames;

    /** @param voices who may speak at once, by places 0 and up; a place is its voice's while it is heard */
    public OneAtATime(int voices) {
        loudness = new float[voices];
        gains = new float[voices];
        gainsBefore = new float[voices];
        Arrays.fill(gains, 1);
        Arrays.fill(gainsBefore, 1);
    }

    /** Somebody speaks in these 20 ms; who is not told of does not. */
    public void speaks(int place, float energy) {
        loudness[place] = energy;
    }

    /** Decides who has the word in these 20 ms, once all who speak are told of. */
    public void choose() {
        int loudest = loudest();
        if (speaker == NOBODY || loudness[speaker] <= 0) {
            take(loudest);
        } else if (loudness[loudest] > loudness[speaker] * MUCH_LOUDER) {
            rivalFrames = loudest == rival ? rivalFrames + 1 : 1;
            rival = loudest;
            if (rivalFrames == STAYS_FRAMES) {
                take(loudest);
            }
        } else {
            rivalFrames = 0;
        }
        for (int i = 0; i < gains.length; i++) {
            gainsBefore[i] = gains[i];
            gains[i] = speaker == NOBODY || speaker == i ? 1 : Math.max(BEHIND, gains[i] * DOWN);
            loudness[i] = 0;
        }
    }

    /** Whether somebody is turned down, or was in the last 20 ms. */
    public boolean isHeard() {
        for (int i = 0; i < gains.length; i++) {
            if (gains[i] != 1 || gainsBefore[i] != 1) {
                return true;
            }
        }
        return false;
    }

    /** Who has the word, or {@link #NOBODY}. */
    public int speaker() {
        return speaker;
    }

    /** Adds 20 ms of somebody to what is heard. */
    public void add(int place, short[] voice, int[] mix) {
        float from = gainsBefore[place];
        float step = (gains[place] - from) / mix.length;
        if (from == 1 && step == 0) {
            for (int i = 0; i < mix.length; i++) {
                mix[i] += voice[i];
            }
            return;
        }
        for (int i = 0; i < mix.length; i++) {
            mix[i] += Math.round(voice[i] * (from + step * i));
        }
    }

    private void take(int place) {
        speaker = place == NOBODY || loudness[place] <= 0 ? NOBODY : place;
        rivalFrames = 0;
        rival = NOBODY;
    }

    private int loudest() {
        int loudest = NOBODY;
        for (int i = 0; i < loudness.length; i++) {
            if (loudest == NOBODY || loudness[i] > loudness[loudest]) {
                loudest = i;
            }
        }
        return loudest;
    }
}
