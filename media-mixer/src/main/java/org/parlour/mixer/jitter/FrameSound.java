package org.parlour.mixer.jitter;

import java.util.Arrays;
import org.parlour.mixer.conceal.Concealment;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** Frames of 20 ms at 16 kHz that were decoded and cleaned already; those in which nobody speaks have no samples. */
final class FrameSound implements PacketSound {
    private static final int RATE_HZ = 16_000;
    private static final int SAMPLES_A_TICK = 2;
    // 8 ms from the last sound to a pause: background that ends at once would be a click.
    private static final int FADE_SAMPLES = 128;
    private static final int SAMPLES = SAMPLES_A_TICK * JitterBuffer.FRAME_TICKS;

    private final Concealment concealment = new Concealment(RATE_HZ);
    private final short[][] frames = new short[PacketShelf.PLACES][];
    private final boolean[] spoken = new boolean[PacketShelf.PLACES];
    private boolean paused = true;
    private int last;

    void put(int place, short[] samples, int at) {
        short[] frame = frames[place];
        if (frame == null) {
            frame = new short[SAMPLES];
            frames[place] = frame;
        }
        System.arraycopy(samples, at, frame, 0, SAMPLES);
        spoken[place] = true;
    }

    void putPause(int place) {
        spoken[place] = false;
    }

    @Override
    public int samplesATick() {
        return SAMPLES_A_TICK;
    }

    @Override
    public int stampsATick() {
        return 1;
    }

    /** Packets are not for here. */
    @Override
    public int ticks(Codec codec, RtpPacket packet) {
        return 0;
    }

    @Override
    public void play(PacketShelf shelf, int place, int skippedTicks, short[] into, int at) {
        int skipped = skippedTicks * SAMPLES_A_TICK;
        int count = SAMPLES - skipped;
        if (spoken[place]) {
            System.arraycopy(frames[place], skipped, into, at, count);
            concealment.heard(into, at, count);
            last = count > 0 ? into[at + count - 1] : last;
            paused = false;
        } else {
            hush(into, at, count);
        }
    }

    private void hush(short[] into, int at, int count) {
        Arrays.fill(into, at, at + count, (short) 0);
        for (int i = 0; i < Math.min(FADE_SAMPLES, count); i++) {
            into[at + i] = (short) (last * (FADE_SAMPLES - i) / (FADE_SAMPLES + 1));
        }
        last = 0;
        paused = true;
    }

    @Override
    public boolean repair(PacketShelf shelf, int place, int lostTicks, short[] into, int at) {
        return false;
    }

    @Override
    public boolean isSilence(PacketShelf shelf, int place) {
        return paused && !spoken[place];
    }

    @Override
    public boolean helpsBefore(PacketShelf shelf, int place) {
        return spoken[place];
    }

    @Override
    public boolean bridge(PacketShelf shelf, int place, int missingTicks, short[] into, int at) {
        if (paused || !spoken[place]) {
            return false;
        }
        int count = missingTicks * SAMPLES_A_TICK;
        concealment.bridge(into, at, count, frames[place], 0, SAMPLES);
        last = into[at + count - 1];
        return true;
    }

    @Override
    public void leadOver() {
        if (!paused) {
            concealment.leadOver();
        }
    }

    @Override
    public int conceal(short[] into, int at, int ticks) {
        int count = ticks * SAMPLES_A_TICK;
        if (paused) {
            // What was said before the pause is not what is missing behind it.
            hush(into, at, count);
        } else {
            concealment.conceal(into, at, count);
            last = count > 0 ? into[at + count - 1] : last;
        }
        return ticks;
    }

    @Override
    public boolean isSilent() {
        return paused || concealment.isSilent();
    }

    /** The concealment leads over from one voice to the next. */
    @Override
    public void restart() {}

    @Override
    public long garbled() {
        return 0;
    }
}
