package org.parlour.mixer.room;

import org.parlour.mixer.room.PhoneVoice.Downlink;

/** Cuts the downlink's 20 ms into packets of the length that was agreed. */
final class Packets {
    private static final int TICKS_A_MILLI = 8;
    private static final int FRAME_TICKS = Voicing.CODES;
    private static final int LONGEST_TICKS = 60 * TICKS_A_MILLI;
    // RFC 3389 section 3: its level in -dBov, and no word of its colour. A line that is dead silent seems to be dead.
    private static final byte[] NOISE = {70};
    // Two seconds: one may be lost, and what never comes is taken for a line that broke.
    private static final int TOLD_EVERY = 100;

    private final Downlink downlink;
    private final byte[] pending = new byte[LONGEST_TICKS + FRAME_TICKS];
    private int packetTicks;
    private int pendingTicks;
    private int pausedFrames;
    private long sent;
    private long skippedTicks;

    Packets(Downlink downlink, int packetTimeMillis) {
        this.downlink = downlink;
        this.packetTicks = packetTimeMillis * TICKS_A_MILLI;
    }

    /** What is left in the old form is left out, for the phone may take it for the new one. */
    void format(int packetTimeMillis) {
        if (pendingTicks > 0) {
            leaveOut(pendingTicks);
            pendingTicks = 0;
        }
        packetTicks = packetTimeMillis * TICKS_A_MILLI;
    }

    /** 20 ms in which there is nothing to be heard: the phone is told so, and makes its own noise (RFC 3389). */
    void pause() {
        if (pausedFrames++ % TOLD_EVERY != 0) {
            leaveOut(FRAME_TICKS);
            return;
        }
        if (pendingTicks > 0) {
            leaveOut(pendingTicks);
            pendingTicks = 0;
        }
        downlink.noise(NOISE, 0, NOISE.length, FRAME_TICKS);
        sent++;
    }

    void add(byte[] codes) {
        pausedFrames = 0;
        if (pendingTicks == 0 && packetTicks == FRAME_TICKS) {
            send(codes, 0, FRAME_TICKS);
            return;
        }
        System.arraycopy(codes, 0, pending, pendingTicks, FRAME_TICKS);
        pendingTicks += FRAME_TICKS;
        int offset = 0;
        while (pendingTicks - offset >= packetTicks) {
            send(pending, offset, packetTicks);
            offset += packetTicks;
        }
        pendingTicks -= offset;
        System.arraycopy(pending, offset, pending, 0, pendingTicks);
    }

    /** 20 ms that nobody will ever hear: a packet that has begun is finished with silence, the rest is a gap. */
    void skip(byte silence) {
        int filled = pendingTicks == 0 ? 0 : Math.min(FRAME_TICKS, packetTicks - pendingTicks);
        for (int i = 0; i < filled; i++) {
            pending[pendingTicks++] = silence;
        }
        if (filled > 0 && pendingTicks == packetTicks) {
            send(pending, 0, packetTicks);
            pendingTicks = 0;
        }
        if (filled < FRAME_TICKS) {
            leaveOut(FRAME_TICKS - filled);
        }
    }

    private void leaveOut(int ticks) {
        downlink.skip(ticks);
        skippedTicks += ticks;
    }

    private void send(byte[] codes, int offset, int ticks) {
        downlink.send(codes, offset, ticks, ticks);
        sent++;
    }

    long sent() {
        return sent;
    }

    long skippedTicks() {
        return skippedTicks;
    }
}
