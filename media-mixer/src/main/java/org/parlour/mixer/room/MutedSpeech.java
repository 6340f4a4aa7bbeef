package org.parlour.mixer.room;

import org.parlour.mixer.level.SpeechLevel;

/**
 * Notices that somebody speaks who has muted the telephone: two seconds of speech, at most twice each
 * time it is muted, the second time not before ten seconds have passed.
 */
final class MutedSpeech {
    private static final int FRAMES_A_SECOND = 50;
    private static final int SPEECH_FRAMES = 2 * FRAMES_A_SECOND;
    // Speech is loud at least half of its time; a cough with the pause behind it is not.
    private static final int LOUD_FRAMES = SPEECH_FRAMES / 2;
    private static final int FRAMES_BETWEEN = 10 * FRAMES_A_SECOND;
    private static final int MOST_TIMES = 2;

    private int speechFrames;
    private int loudFrames;
    private int times;
    private int pauseFrames;

    void begin() {
        speechFrames = 0;
        loudFrames = 0;
        times = 0;
        pauseFrames = 0;
    }

    /** 20 ms on a muted telephone; whether it is time to tell. */
    boolean hear(SpeechLevel level) {
        if (pauseFrames > 0) {
            pauseFrames--;
            return false;
        }
        speechFrames = level.isSpeaking() ? speechFrames + 1 : 0;
        loudFrames = level.isSpeaking() ? loudFrames + (level.isLoud() ? 1 : 0) : 0;
        if (times == MOST_TIMES || speechFrames < SPEECH_FRAMES || loudFrames < LOUD_FRAMES) {
            return false;
        }
        times++;
        speechFrames = 0;
        loudFrames = 0;
        pauseFrames = FRAMES_BETWEEN;
        return true;
    }
}
