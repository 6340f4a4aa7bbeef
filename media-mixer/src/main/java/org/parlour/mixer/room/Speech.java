package org.parlour.mixer.room;

import org.parlour.mixer.jitter.JitterBuffer;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.resample.Upsampler;

/** The uplink half of a voice: what the phone says, 20 ms at a time, and its part in the sum. */
final class Speech {
    // 8 ms at 16 kHz from nothing to full and back: short enough not to swallow the first consonant.
    private static final int RAMP_SAMPLES = 128;

    private final JitterBuffer jitter = JitterBuffer.ofG711();
    private final SpeechLevel level = new SpeechLevel();
    private final Upsampler upsampler = new Upsampler();
    private final MutedSpeech mutedSpeech = new MutedSpeech();
    private final short[] narrow = new short[JitterBuffer.FRAME_TICKS];
    private final short[] part = new short[Mix.SAMPLES];

    private boolean muted;
    private boolean chosen;
    private boolean summed;
    private boolean summedBefore;
    private boolean spokeWhileMuted;
    private long framesSummed;

    JitterBuffer jitter() {
        return jitter;
    }

    SpeechLevel level() {
        return level;
    }

    void muted(boolean isMuted) {
        if (isMuted && !muted) {
            mutedSpeech.begin();
        }
        muted = isMuted;
    }

    boolean isMuted() {
        return muted;
    }

    /** The next 20 ms of the phone. */
    void hear(long dueNanos) {
        chosen = false;
        if (jitter.pull(narrow, 0, dueNanos)) {
            level.hear(narrow, 0, narrow.length);
        } else {
            level.hearNothing();
        }
        if (muted && mutedSpeech.hear(level)) {
            spokeWhileMuted = true;
        }
    }

    boolean wantsToBeSummed() {
        return !muted && level.isSpeaking();
    }

    /** How much it matters to be summed; who is summed already is not dropped for a little. */
    float weight() {
        return level.loudness() * (summed ? 4 : 1);
    }

    void choose() {
        chosen = true;
    }

    /** Makes this voice's part in the sum, if it has one in these 20 ms. */
    boolean takePart() {
        summedBefore = summed;
        summed = chosen;
        if (!summed && !summedBefore) {
            upsampler.skip(narrow, 0, narrow.length);
            return false;
        }
        framesSummed++;
        upsampler.upsample(narrow, 0, narrow.length, part, 0);
        if (!summedBefore) {
            for (int i = 0; i < RAMP_SAMPLES; i++) {
                part[i] = (short) (part[i] * i / RAMP_SAMPLES);
            }
        } else if (!summed) {
            for (int i = 0; i < part.length; i++) {
                part[i] = (short) (part[i] * Math.max(0, RAMP_SAMPLES - i) / RAMP_SAMPLES);
            }
        }
        return true;
    }

    /** Whether {@link #part} is in the sum of these 20 ms. */
    boolean isInSum() {
        return summed || summedBefore;
    }

    short[] part() {
        return part;
    }

    /** It belongs to no sum any more; the next one is entered by a ramp. */
    void leave() {
        summed = false;
        summedBefore = false;
    }

    boolean takeSpokeWhileMuted() {
        boolean taken = spokeWhileMuted;
        spokeWhileMuted = false;
        return taken;
    }

    long framesSummed() {
        return framesSummed;
    }
}
