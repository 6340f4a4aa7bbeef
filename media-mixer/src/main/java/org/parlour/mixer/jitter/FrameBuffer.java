package org.parlour.mixer.jitter;

import org.parlour.wire.rtp.Timestamps;

/**
 * One voice for listeners that hear it by a clock: frames in as an {@link OrderBuffer} releases them and whoever cleaned
 * them, in order but not evenly; a frame of 20 ms at 16 kHz out whenever one is due.
 *
 * <p>Frames in which nobody speaks come without samples and cost next to nothing. What was lost is not here at all: it is
 * filled where it is heard, with what was heard before it.
 */
public final class FrameBuffer {
    /** What one frame has. */
    public static final int FRAME_SAMPLES = 2 * JitterBuffer.FRAME_TICKS;

    private static final int CLOCK_RATE_HZ = 8_000;

    private final FrameSound sound = new FrameSound();
    private final JitterBuffer buffer = new JitterBuffer(sound);
    private long sequence;
    private int lostInARow;

    /** 20 ms in which somebody speaks; copied. */
    public void spoken(short[] samples, int at, long beginTicks, long nowNanos) {
        int place = take(beginTicks, nowNanos);
        if (place >= 0) {
            sound.put(place, samples, at);
        }
    }

    /** 20 ms in which nobody does. */
    public void unspoken(long beginTicks, long nowNanos) {
        int place = take(beginTicks, nowNanos);
        if (place >= 0) {
            sound.putPause(place);
        }
    }

    /** From here on nobody speaks, which is known at once, long before 20 ms of it can have come. */
    public void hushed(long beginTicks, long nowNanos) {
        sequence++;
        lostInARow = 0;
        if (buffer.isPlaying() && buffer.isInTime(sequence, beginTicks, JitterBuffer.FRAME_TICKS)) {
            buffer.tally().arrived++;
            sound.putPause(keep(beginTicks, Timestamps.ticks(nowNanos, CLOCK_RATE_HZ)));
        }
    }

    /** 20 ms that were lost on the way. */
    public void lost() {
        miss();
    }

    /**
     * 20 ms that were lost and made good by the codec, from what came behind them: worth a wait, but played only if
     * nothing else is played in their place already; copied.
     */
    public void mended(short[] samples, int at, long beginTicks, long nowNanos) {
        miss();
        if (buffer.isWaiting()) {
            return;
        }
        buffer.tally().arrived++;
        if (buffer.isStillWanted(sequence, beginTicks, JitterBuffer.FRAME_TICKS)) {
            sound.put(keep(beginTicks, Timestamps.ticks(nowNanos, CLOCK_RATE_HZ)), samples, at);
        }
    }

    private void miss() {
        sequence++;
        lostInARow++;
        if (lostInARow == 2) {
            buffer.burst();
        }
    }

    private int take(long beginTicks, long nowNanos) {
        sequence++;
        lostInARow = 0;
        long nowTicks = Timestamps.ticks(nowNanos, CLOCK_RATE_HZ);
        buffer.tally().arrived++;
        if (!buffer.isWanted(sequence, beginTicks, JitterBuffer.FRAME_TICKS, nowTicks)) {
            return -1;
        }
        return keep(beginTicks, nowTicks);
    }

    private int keep(long beginTicks, long nowTicks) {
        int place = buffer.shelf().take(sequence, beginTicks, JitterBuffer.FRAME_TICKS, nowTicks);
        buffer.kept(sequence, beginTicks);
        return place;
    }

    /** The clock of what comes next has nothing to do with that of what came before. */
    public void restart() {
        buffer.restart();
    }

    /**
     * Writes the next {@link #FRAME_SAMPLES}.
     *
     * @return whether there is anything to be heard in them; if not they are silence, and need not be written
     */
    public boolean pull(short[] frame, int at, long nowNanos) {
        return !buffer.passesSilence(nowNanos) && buffer.pull(frame, at, nowNanos);
    }

    /** How long frames should wait, beyond what the path takes. */
    public int targetMillis() {
        return buffer.targetMillis();
    }

    /** How long they do. */
    public int delayMillis() {
        return buffer.delayMillis();
    }

    /** What has become of the frames. */
    public JitterStatistics counters() {
        return buffer.counters();
    }

    @Override
    public String toString() {
        return buffer.toString();
    }
}
