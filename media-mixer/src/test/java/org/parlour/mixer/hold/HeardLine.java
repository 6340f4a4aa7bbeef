package org.parlour.mixer.hold;

import org.parlour.mixer.g711.Law;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.rig.Recital;
import org.parlour.wire.call.HoldReason;

/** A line of G.711 that an ear listens to, and what it says of it. */
final class HeardLine {
    static final int RATE_HZ = 8_000;

    private static final int FRAME = 160;
    private static final int FRAME_MILLIS = 20;

    private final HoldEar ear = new HoldEar();
    private final SpeechLevel level = new SpeechLevel();
    private final short[] frame = new short[FRAME];

    HoldReason now = HoldReason.NONE;

    /** Hears all of it; after how many milliseconds it was first something, or was not any more; -1 if never. */
    int hears(short[] samples, boolean held) {
        int found = -1;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            hearsFrame(samples, at);
            if (found < 0 && held == (now != HoldReason.NONE)) {
                found = at / FRAME * FRAME_MILLIS + FRAME_MILLIS;
            }
        }
        return found;
    }

    private void hearsFrame(short[] samples, int at) {
        for (int i = 0; i < FRAME; i++) {
            frame[i] = Law.A.expand(Law.A.compress(samples[at + i]));
        }
        level.hear(frame, 0, FRAME);
        now = ear.hear(frame, 0, FRAME, level.isSpeaking());
    }

    static short[] silence(int millis) {
        return new short[millis * RATE_HZ / 1_000];
    }

    /** Prompts of the house at 8 kHz; what is left out above does not matter here. */
    static short[] spoken(String... clips) {
        short[] wide = Recital.of(250, clips).samples();
        short[] narrow = new short[wide.length / 2];
        for (int i = 1; i < narrow.length - 1; i++) {
            narrow[i] = (short) ((wide[2 * i - 1] + 2 * wide[2 * i] + wide[2 * i + 1]) / 4);
        }
        return narrow;
    }
}
