package org.parlour.mixer.jitter;

import java.util.Arrays;
import org.parlour.mixer.comfort.ComfortNoise;
import org.parlour.mixer.conceal.Concealment;
import org.parlour.mixer.g711.Law;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * G.711, of either law and from one to the other: an octet is a sample is a tick. In pauses, told by comfort noise
 * (RFC 3389) or by a jump of the timestamps alone, the line's noise goes on.
 */
final class LawSound implements PacketSound {
    private static final int SAMPLE_RATE_HZ = 8_000;
    // Comfort noise lasts until the next packet; a frame of it can be counted on.
    private static final int NOISE_TICKS = JitterBuffer.FRAME_TICKS;
    private static final int LEAST_KNOWN_TICKS = JitterBuffer.FRAME_TICKS;
    // Many tell their noise once and then nothing until they speak. Who is silent longer may be gone.
    private static final int LONGEST_PAUSE_TICKS = 60 * SAMPLE_RATE_HZ;

    private final Concealment concealment = new Concealment(SAMPLE_RATE_HZ);
    private final ComfortNoise noise = new ComfortNoise(SAMPLE_RATE_HZ);
    // What is behind a gap: more is of no use for it.
    private final short[] next = new short[2 * JitterBuffer.FRAME_TICKS];

    private boolean paused;
    private int pausedTicks;
    // Whether this sender has paused before without telling its noise.
    private boolean pausesUntold;

    @Override
    public int samplesATick() {
        return 1;
    }

    @Override
    public int stampsATick() {
        return 1;
    }

    @Override
    public int ticks(Codec codec, RtpPacket packet) {
        if (codec == Codec.COMFORT_NOISE) {
            return packet.payloadLengthBytes() == 0 ? 0 : NOISE_TICKS;
        }
        return Law.of(codec) == null ? 0 : packet.payloadLengthBytes();
    }

    @Override
    public void play(PacketShelf shelf, int place, int skippedTicks, short[] into, int at) {
        int count = shelf.ticks(place) - skippedTicks;
        if (shelf.codec(place) == Codec.COMFORT_NOISE) {
            noise.told(shelf.payload(place), 0, shelf.lengthBytes(place));
            pausedTicks = 0;
            makeNoise(into, at, count);
            return;
        }
        law(shelf, place).expand(shelf.payload(place), skippedTicks, count, into, at);
        concealment.heard(into, at, count);
        if (pausesUntold) {
            // Else nobody wants to know: a sender that tells its noise is believed.
            noise.heard(into, at, count);
        }
        paused = false;
        pausedTicks = 0;
    }

    @Override
    public boolean repair(PacketShelf shelf, int place, int lostTicks, short[] into, int at) {
        return false;
    }

    @Override
    public boolean helpsBefore(PacketShelf shelf, int place) {
        return shelf.codec(place) != Codec.COMFORT_NOISE && shelf.ticks(place) >= LEAST_KNOWN_TICKS;
    }

    @Override
    public boolean bridge(PacketShelf shelf, int place, int missingTicks, short[] into, int at) {
        int known = Math.min(shelf.ticks(place), next.length);
        if (!helpsBefore(shelf, place)) {
            return false;
        }
        law(shelf, place).expand(shelf.payload(place), 0, known, next, 0);
        concealment.bridge(into, at, missingTicks, next, 0, known);
        return true;
    }

    @Override
    public void leadOver() {
        concealment.leadOver();
    }

    private static Law law(PacketShelf shelf, int place) {
        return shelf.codec(place) == Codec.PCMU ? Law.MU : Law.A;
    }

    @Override
    public int conceal(short[] into, int at, int ticks) {
        if (pausesUntold && concealment.isSilent()) {
            makeNoise(into, at, ticks);
        } else {
            concealment.conceal(into, at, ticks);
        }
        return ticks;
    }

    @Override
    public int pause(short[] into, int at, int ticks) {
        pausesUntold |= !paused;
        makeNoise(into, at, ticks);
        return ticks;
    }

    private void makeNoise(short[] into, int at, int ticks) {
        if (!paused) {
            concealment.leadOver();
            paused = true;
        }
        if (isSilent()) {
            Arrays.fill(into, at, at + ticks, (short) 0);
        } else {
            noise.make(into, at, ticks);
        }
        concealment.heard(into, at, ticks);
        pausedTicks = Math.min(LONGEST_PAUSE_TICKS, pausedTicks + ticks);
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public boolean isSilent() {
        boolean noisy = noise.isAudible() && pausedTicks < LONGEST_PAUSE_TICKS;
        return paused ? !noisy : concealment.isSilent() && !(pausesUntold && noisy);
    }

    /** The concealment leads over from one voice to the next. */
    @Override
    public void restart() {
        noise.restart();
        paused = false;
        pausesUntold = false;
        pausedTicks = 0;
    }

    @Override
    public long garbled() {
        return 0;
    }
}
