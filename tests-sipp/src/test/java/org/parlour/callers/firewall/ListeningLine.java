package org.parlour.callers.firewall;

import java.util.Arrays;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.hold.HoldEar;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.wire.call.HoldReason;

/** A line of G.711 and an ear at its end. */
final class ListeningLine {
    static final int FRAME = 160;
    static final int FRAME_MILLIS = 20;

    private final HoldEar ear = new HoldEar();
    private final SpeechLevel level = new SpeechLevel();
    private final short[] frame = new short[FRAME];

    HoldReason hears(short[] samples, int at) {
        for (int i = 0; i < FRAME; i++) {
            frame[i] = Law.A.expand(Law.A.compress(samples[at + i]));
        }
        level.hear(frame, 0, FRAME);
        return ear.hear(frame, 0, FRAME, level.isSpeaking());
    }

    /** After how many milliseconds from there on it says that this is no person; -1 where it does not within so many. */
    int knowsAfter(short[] samples, int from, int withinMillis) {
        for (int at = 0; at < withinMillis / FRAME_MILLIS; at++) {
            int begin = from + at * FRAME;
            if (begin + FRAME > samples.length) {
                return -1;
            }
            if (hears(samples, begin) != HoldReason.NONE) {
                return (at + 1) * FRAME_MILLIS;
            }
        }
        return -1;
    }

    /** For each frame whether it was kept out. */
    boolean[] keptOut(short[] samples) {
        boolean[] out = new boolean[samples.length / FRAME];
        for (int i = 0; i < out.length; i++) {
            out[i] = hears(samples, i * FRAME) != HoldReason.NONE;
        }
        return out;
    }

    static short[] part(short[] samples, int from, int count) {
        return Arrays.copyOfRange(samples, from, from + count);
    }
}
