package org.parlour.mixer.room;

import java.util.Arrays;
import org.parlour.mixer.jitter.FrameBuffer;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.mix.Mix;

/** A phone's part in the sum, 20 ms at a time, by the clock of the room. */
final class Speech {
    // 8 ms at 16 kHz from nothing to full and back: short enough not to swallow the first consonant.
    private static final int RAMP_SAMPLES = 128;
    private static final float LOUDNESS_FALL = 0.92f;

    private final FrameBuffer frames = new FrameBuffer();
    private final short[] part = new short[Mix.SAMPLES];

    private boolean muted;
    private boolean sounding;
    private float loudness;
    private boolean chosen;
    private boolean summed;
    private boolean summedBefore;
    private long framesSummed;

    void muted(boolean isMuted) {
        muted = isMuted;
    }

    /** Of a clock that has nothing to do with the one before. */
    void beginAnew() {
        frames.restart();
    }

    void spoken(short[] samples, long beginTicks, long nowNanos) {
        frames.spoken(samples, 0, beginTicks, nowNanos);
    }

    void mended(short[] samples, long beginTicks, long nowNanos) {
        frames.mended(samples, 0, beginTicks, nowNanos);
    }

    void unspoken(long beginTicks, long nowNanos) {
        frames.unspoken(beginTicks, nowNanos);
    }

    void hushed(long beginTicks, long nowNanos) {
        frames.hushed(beginTicks, nowNanos);
    }

    void lost() {
        frames.lost();
    }

    /** The next 20 ms. */
    void hear(long dueNanos) {
        chosen = false;
        boolean soundedBefore = sounding;
        sounding = frames.pull(part, 0, dueNanos);
        if (soundedBefore && !sounding) {
            Arrays.fill(part, (short) 0);
        }
        loudness = Math.max(sounding ? energy() : 0, loudness * LOUDNESS_FALL);
    }

    private float energy() {
        long squares = 0;
        for (short sample : part) {
            squares += sample * sample;
        }
        return squares / (float) part.length;
    }

    boolean wantsToBeSummed() {
        return !muted && sounding;
    }

    /** How much it matters to be summed; who is summed already is not dropped for a little. */
    float weight() {
        return loudness * (summed ? 4 : 1);
    }

    void choose() {
        chosen = true;
    }

    /** Makes this voice's part in the sum, if it has one in these 20 ms. */
    boolean takePart() {
        summedBefore = summed;
        summed = chosen;
        if (!summed && !summedBefore) {
            return false;
        }
        framesSummed++;
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

    long framesSummed() {
        return framesSummed;
    }

    JitterStatistics counters() {
        return frames.counters();
    }

    int targetMillis() {
        return frames.targetMillis();
    }

    int delayMillis() {
        return frames.delayMillis();
    }

    @Override
    public String toString() {
        return frames.toString();
    }
}
