package org.parlour.mixer.jitter;

import org.parlour.mixer.jitter.Succession.Verdict;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.Timestamps;
import org.parlour.wire.sdp.Codec;

/**
 * One phone's packets in, as they come; frames of 20 ms out as soon as they are whole, for listeners who have jitter
 * buffers of their own.
 *
 * <p>A packet is held back only when its predecessor is missing, and not for long: then what is missing is concealed,
 * and dropped if it comes after all. The patience grows with what came too late, and wears off. What a sender does not
 * send because it pauses is no gap.
 */
public final class OrderBuffer {
    /** 20 ms at 8 kHz. */
    public static final int FRAME_TICKS = JitterBuffer.FRAME_TICKS;

    private static final int CLOCK_RATE_HZ = 8_000;
    private static final int LONGEST_PACKET_TICKS = JitterBuffer.LONGEST_PACKET_TICKS;
    // Beyond what a packet came too late by: less than a packet of 20 ms, so that the second one after a gap does not
    // find
    // the first one still held.
    private static final int MORE_PATIENCE_TICKS = 15 * 8;
    private static final int MOST_PATIENCE_TICKS = 100 * 8;
    // What concealment can fill. Of a longer gap its beginning and its last frame are filled, and what is between left
    // out.
    private static final int LONGEST_GAP_TICKS = 100 * 8;

    private final PacketSound sound;
    private final Succession succession;
    private final PacketShelf shelf = new PacketShelf();
    private final Tally tally = new Tally();
    private final short[] samples;

    // Ticks that are here.
    private int count;
    private boolean playing;
    // The timestamp behind the last sample that is here.
    private long nextTicks;
    private long playedSequence;
    // What the last packet took, beyond the difference of the clocks.
    private long pathTicks;
    // When the packet came that waited longest for a predecessor, the last time that one did.
    private long heldSinceTicks;
    // Hardly a line reorders packets, and many lose some: nothing is waited for before the line has shown that it pays.
    private int patienceTicks;
    // From the phone's timestamps to a time that runs on whatever they do.
    private long shiftTicks;
    private long frameTicks;
    private long playedToTicks;
    private long saidToTicks;
    private boolean begins;
    // What was lost last, and is filled.
    private long cutFromTicks;
    private long cutToTicks;
    // Up to here what was lost was led up to what came behind it.
    private long bridgedToTicks;
    private boolean lost;
    private boolean cut;
    private boolean bridged;
    private boolean pause;

    private OrderBuffer(PacketSound sound) {
        this.sound = sound;
        succession = new Succession(sound.stampsATick());
        samples = new short[(FRAME_TICKS + LONGEST_PACKET_TICKS) * sound.samplesATick()];
    }

    /** Of either law; samples at 8 kHz. */
    public static OrderBuffer ofG711() {
        return new OrderBuffer(new LawSound());
    }

    /** Samples at 16 kHz. */
    public static OrderBuffer ofG722() {
        return new OrderBuffer(new G722Sound());
    }

    /** Samples at 16 kHz, whatever the phone sends. It has memory outside the heap until it is closed. */
    public static OrderBuffer ofOpus(OpusCodecs codecs) {
        return new OrderBuffer(new PhoneOpusSound(codecs.newDecoder(PhoneOpusSound.SAMPLE_RATE_HZ)));
    }

    /** For the same phone with another codec: its packets are other ones, its time runs on. */
    public void succeed(OrderBuffer other) {
        other.restart();
        restart();
        frameTicks = other.frameTicks;
        patienceTicks = other.patienceTicks;
    }

    /** Frees what is outside the heap; nothing more may come. */
    public void close() {
        sound.close();
    }

    /** Whether samples are at 16 kHz and not at 8. */
    public boolean isWide() {
        return sound.samplesATick() > 1;
    }

    /** What one frame has. */
    public int frameSamples() {
        return FRAME_TICKS * sound.samplesATick();
    }

    /** A packet is here; its bytes are copied. */
    public void arrived(Codec codec, RtpPacket packet, long nowNanos) {
        tally.arrived++;
        int packetTicks = sound.ticks(codec, packet);
        if (packetTicks == 0 || packetTicks > LONGEST_PACKET_TICKS) {
            tally.refused++;
            return;
        }
        long nowTicks = Timestamps.ticks(nowNanos, CLOCK_RATE_HZ);
        boolean begun = succession.hasBegun();
        Verdict verdict = succession.judge(packet, nowTicks, pathTicks);
        if (verdict == Verdict.STRAYS) {
            tally.refused++;
            return;
        }
        if (verdict == Verdict.BEGINS) {
            if (begun) {
                tally.restarts++;
                sound.restart();
            }
            flush();
        }
        keep(codec, packet, packetTicks, nowTicks);
    }

    /** What is here is given up; what comes next has nothing to do with it. */
    public void restart() {
        succession.restart();
        flush();
    }

    private void flush() {
        tally.flushed += shelf.clear();
        playing = false;
        count = 0;
    }

    private void keep(Codec codec, RtpPacket packet, int packetTicks, long nowTicks) {
        long sequence = succession.sequence(packet);
        long ticks = succession.ticks(packet);
        if (shelf.knows(sequence)) {
            tally.duplicates++;
            return;
        }
        if (playing && ticks + packetTicks <= nextTicks) {
            tally.late++;
            patienceTicks =
                    Math.clamp(nowTicks - heldSinceTicks + MORE_PATIENCE_TICKS, patienceTicks, MOST_PATIENCE_TICKS);
            return;
        }
        while (shelf.isTooFar(sequence)) {
            if (sequence < succession.highestSequence()) {
                tally.late++;
                return;
            }
            shelf.remove(shelf.first());
            tally.overflowed++;
        }
        pathTicks = nowTicks - ticks;
        shelf.put(sequence, ticks, packetTicks, codec, packet, nowTicks);
        succession.kept(packet);
    }

    /**
     * Writes the next frame, if it is whole.
     *
     * @return whether it was
     */
    public boolean take(short[] frame, int at, long nowNanos) {
        long nowTicks = Timestamps.ticks(nowNanos, CLOCK_RATE_HZ);
        while (count < FRAME_TICKS) {
            if (!refill(nowTicks)) {
                return false;
            }
        }
        lost = playedToTicks <= nextTicks - count;
        cut = cutFromTicks < nextTicks - count + FRAME_TICKS && cutToTicks > nextTicks - count;
        bridged = lost && bridgedToTicks >= nextTicks - count + FRAME_TICKS;
        pause = saidToTicks <= nextTicks - count;
        frameTicks = nextTicks - count + shiftTicks;
        int frameSamples = frameSamples();
        System.arraycopy(samples, 0, frame, at, frameSamples);
        count -= FRAME_TICKS;
        System.arraycopy(samples, frameSamples, samples, 0, count * sound.samplesATick());
        return true;
    }

    /** Whether all of the last frame was lost, and stands there to fill the gap. */
    public boolean isLost() {
        return lost;
    }

    /** Whether some of the last frame was lost: it waited for what came behind the gap. */
    public boolean isCut() {
        return cut;
    }

    /** Of what was lost: whether it was made good as far as anybody can, by the codec or from both sides of the gap. */
    public boolean isMended() {
        return lost && !pause && (bridged || sound.mends());
    }

    /** Whether the phone has said of all of the last frame that nobody speaks in it; then it has no sound. */
    public boolean isPause() {
        return pause;
    }

    /** Whether the phone has said so last, and may be silent for long. */
    public boolean isPausing() {
        return sound.isPaused();
    }

    /** Whether the clock of the frames began anew since that was asked last. */
    public boolean takeBeginning() {
        boolean taken = begins;
        begins = false;
        return taken;
    }

    /** When the last frame began: a time that never runs backward, and on whatever the phone's timestamps do. */
    public long frameTicks() {
        return frameTicks;
    }

    /** When the next one begins, if nothing comes between. */
    public long nextFrameTicks() {
        return frameTicks + FRAME_TICKS;
    }

    private boolean refill(long nowTicks) {
        int first = shelf.first();
        while (first >= 0 && playing && shelf.endTicks(first) <= nextTicks) {
            shelf.remove(first);
            tally.late++;
            first = shelf.first();
        }
        if (first < 0) {
            return false;
        }
        if (!playing) {
            playing = true;
            nextTicks = shelf.beginTicks(first);
            cutToTicks = nextTicks;
            playedToTicks = nextTicks;
            saidToTicks = nextTicks;
            shiftTicks = Math.max(nowTicks, frameTicks + FRAME_TICKS) - nextTicks;
            begins = true;
        }
        long missing = shelf.beginTicks(first) - nextTicks;
        boolean gap = missing > 0 && shelf.sequence(first) != playedSequence + 1;
        if (gap && isWorthWaiting(nowTicks)) {
            return false;
        }
        if (gap) {
            cutFromTicks = playedToTicks;
        }
        // What the packet says once more of its predecessor.
        int told = gap && sound.mends() && sound.helpsBefore(shelf, first) ? shelf.ticks(first) : 0;
        boolean lostWords = gap && !sound.isPaused();
        if (missing <= 0) {
            play(first);
        } else if (lostWords && missing <= LONGEST_GAP_TICKS && bridge(first, (int) missing)) {
            bridgedToTicks = nextTicks;
        } else if (missing > told || !repair(first, (int) missing)) {
            fill(missing > told ? missing - told : missing, lostWords);
        }
        if (gap) {
            cutToTicks = nextTicks;
        }
        return true;
    }

    private void fill(long missing, boolean gap) {
        if (gap && missing <= LONGEST_GAP_TICKS) {
            conceal((int) missing);
        } else if (count > 0 || (gap && nextTicks - playedToTicks < LONGEST_GAP_TICKS)) {
            conceal((int) Math.min(missing, FRAME_TICKS - count));
        } else {
            nextTicks += gap ? missing - FRAME_TICKS : missing;
        }
    }

    private boolean isWorthWaiting(long nowTicks) {
        heldSinceTicks = shelf.oldestCameTicks();
        return nowTicks - heldSinceTicks < patienceTicks;
    }

    private void play(int place) {
        int skipped = (int) Math.max(0, nextTicks - shelf.beginTicks(place));
        sound.play(shelf, place, skipped, samples, count * sound.samplesATick());
        count += shelf.ticks(place) - skipped;
        nextTicks = shelf.endTicks(place);
        playedToTicks = nextTicks;
        saidToTicks = sound.isPaused() ? saidToTicks : nextTicks;
        playedSequence = shelf.sequence(place);
        shelf.remove(place);
        tally.played++;
        patienceTicks = Math.max(0, patienceTicks - 1);
    }

    private boolean repair(int place, int ticks) {
        if (!sound.repair(shelf, place, ticks, samples, count * sound.samplesATick())) {
            return false;
        }
        count += ticks;
        nextTicks += ticks;
        saidToTicks = nextTicks;
        tally.repairedTicks += ticks;
        return true;
    }

    private boolean bridge(int behind, int ticks) {
        if (!sound.bridge(shelf, behind, ticks, samples, count * sound.samplesATick())) {
            return false;
        }
        count += ticks;
        nextTicks += ticks;
        saidToTicks = nextTicks;
        tally.concealedTicks += ticks;
        return true;
    }

    private void conceal(int ticks) {
        sound.conceal(samples, count * sound.samplesATick(), ticks);
        count += ticks;
        nextTicks += ticks;
        if (sound.isPaused()) {
            tally.pausedTicks += ticks;
        } else {
            saidToTicks = nextTicks;
            tally.concealedTicks += ticks;
        }
    }

    /** What a packet is waited for whose successor is here. */
    public int patienceMillis() {
        return patienceTicks / (CLOCK_RATE_HZ / 1_000);
    }

    public JitterStatistics counters() {
        return tally.snapshot(shelf.count(), sound);
    }

    @Override
    public String toString() {
        return "Order(" + patienceMillis() + "ms)";
    }
}
