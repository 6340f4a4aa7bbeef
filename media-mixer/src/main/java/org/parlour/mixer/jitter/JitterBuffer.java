package org.parlour.mixer.jitter;

import java.util.Arrays;
import org.parlour.mixer.jitter.Succession.Verdict;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.Timestamps;
import org.parlour.wire.sdp.Codec;

/**
 * The packets of one voice in, as they come; a frame of 20 ms out whenever one is due.
 *
 * <p>What is late is waited for: the voice is concealed meanwhile and goes on where it stopped, so
 * that nothing is lost to lateness alone; the longer delay shrinks again in the pauses of the speech.
 * What was played over is dropped.
 *
 * <p>Ticks are of 8 kHz for every codec; how many samples there are to one is the codec's affair.
 */
public final class JitterBuffer {
    /** 20 ms: what one pull brings. */
    public static final int FRAME_TICKS = 160;

    /** 120 ms: longer packets are refused. */
    public static final int LONGEST_PACKET_TICKS = 960;

    /** 800 ms: what waits beyond it is dropped from the front. */
    public static final int MOST_WAITING_TICKS = 6_400;

    private static final int CLOCK_RATE_HZ = 8_000;
    // Differences that are no reason to act: the clocks drift, and the tick is not on the nanosecond.
    private static final int SLACK_TICKS = 24;
    private static final int MUCH_TICKS = 50 * 8;
    private static final int VERY_MUCH_TICKS = 150 * 8;
    // So much more than is needed may wait when the playing begins; the first packets can be late themselves.
    private static final int LATE_LISTENER_TICKS = 100 * 8;

    // As long as concealment sounds.
    private static final int LONGEST_BRIDGE_TICKS = 100 * 8;

    private final PacketSound sound;
    private final Succession succession;
    private final SampleQueue queue;
    private final PacketShelf shelf = new PacketShelf();
    private final PlayoutTarget target = new PlayoutTarget();
    private final Tally tally = new Tally();

    private boolean playing;
    private boolean waiting;
    // The timestamp behind the last sample in the queue.
    private long nextTicks;
    private long playedSequence;
    // Of those that were kept, and found by its number.
    private long newestSequence;
    private long newestTicks;
    private int framesSinceChange;
    private int vainTries;
    private long delayTicks;
    private boolean sounding;

    JitterBuffer(PacketSound sound) {
        this.sound = sound;
        this.succession = new Succession(sound.stampsATick());
        this.queue = new SampleQueue(sound.samplesATick());
    }

    /** For packets of Opus; samples at 16 kHz, which the decoder must have been made for. Closing it is left to others. */
    public static JitterBuffer ofOpus(OpusDecoder decoder) {
        return new JitterBuffer(new OpusSound(decoder));
    }

    /** How many samples one pull brings. */
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
        Verdict verdict = succession.judge(packet, nowTicks, target.pathTicks());
        if (verdict == Verdict.STRAYS) {
            tally.refused++;
            return;
        }
        if (verdict == Verdict.BEGINS) {
            tally.restarts += begun ? 1 : 0;
            flush();
        }
        keep(codec, packet, packetTicks, nowTicks);
    }

    /** What comes next has nothing to do with what came before; the samples that are there are played out. */
    public void restart() {
        succession.restart();
        flush();
    }

    private void flush() {
        tally.flushed += shelf.clear();
        target.restart();
        sound.restart();
        playing = false;
    }

    private void keep(Codec codec, RtpPacket packet, int packetTicks, long nowTicks) {
        long sequence = succession.sequence(packet);
        long ticks = succession.ticks(packet);
        if (isWanted(sequence, ticks, packetTicks, nowTicks)) {
            shelf.put(sequence, ticks, packetTicks, codec, packet, nowTicks);
            succession.kept(packet);
            kept(sequence, ticks);
        }
    }

    /** Whether there is a place for it; who says so keeps it there. */
    boolean isWanted(long sequence, long ticks, int packetTicks, long nowTicks) {
        if (shelf.knows(sequence)) {
            tally.duplicates++;
            return false;
        }
        target.observe(nowTicks - ticks, nowTicks, packetTicks);
        return isInTime(sequence, ticks, packetTicks);
    }

    /** The same for what took its time for a good reason, which is no measure of the way. */
    boolean isStillWanted(long sequence, long ticks, int packetTicks) {
        target.repairable(packetTicks);
        return isInTime(sequence, ticks, packetTicks);
    }

    /** Whether it can still be played; no measure of the way. */
    boolean isInTime(long sequence, long ticks, int packetTicks) {
        if (playing && ticks + packetTicks <= nextTicks) {
            tally.late++;
            return false;
        }
        while (shelf.isTooFar(sequence)) {
            if (sequence < newestSequence) {
                tally.late++;
                return false;
            }
            overflow();
        }
        return true;
    }

    /** Several frames in a row were lost, whether they were made good or not. */
    void burst() {
        target.burst();
    }

    void kept(long sequence, long ticks) {
        if (newestSequence < sequence || shelf.count() == 1) {
            newestSequence = sequence;
            newestTicks = ticks;
        }
        while (shelf.count() > 1 && newestTicks - shelf.endTicks(shelf.first()) > MOST_WAITING_TICKS) {
            overflow();
        }
    }

    /** Whether the voice has begun. */
    boolean isPlaying() {
        return playing;
    }

    /** Whether it has run dry, and plays what stands for what has not come. */
    boolean isWaiting() {
        return waiting;
    }

    PacketShelf shelf() {
        return shelf;
    }

    Tally tally() {
        return tally;
    }

    private void overflow() {
        int first = shelf.first();
        nextTicks = Math.max(nextTicks, shelf.endTicks(first));
        shelf.remove(first);
        tally.overflowed++;
    }

    /**
     * Writes the next {@link #frameSamples}.
     *
     * @return whether there is anything to be heard in them
     */
    public boolean pull(short[] frame, int at, long nowNanos) {
        if (isIdle()) {
            Arrays.fill(frame, at, at + frameSamples(), (short) 0);
            return false;
        }
        long nowTicks = Timestamps.ticks(nowNanos, CLOCK_RATE_HZ);
        if (playing && !waiting) {
            adapt(nowTicks);
        }
        while (queue.ticks() < FRAME_TICKS) {
            refill(nowTicks);
        }
        queue.take(frame, at);
        sounding = isSounding(frame, at);
        return sounding;
    }

    /**
     * Passes over the next frame where it follows in silence upon silence.
     *
     * @return whether it did; else it is to be pulled
     */
    boolean passesSilence(long nowNanos) {
        if (sounding || !playing || waiting || queue.ticks() > 0) {
            return false;
        }
        int first = firstToPlay();
        if (first < 0
                || !sound.isSilence(shelf, first)
                || shelf.beginTicks(first) != nextTicks
                || shelf.ticks(first) != FRAME_TICKS) {
            return false;
        }
        long delayNow = Timestamps.ticks(nowNanos, CLOCK_RATE_HZ) - nextTicks - target.pathTicks();
        long headroom = delayNow - target.ticks();
        if (headroom < -SLACK_TICKS || headroom >= SLACK_TICKS + target.grainTicks()) {
            // The delay is to be changed, and silence is where that is done.
            return false;
        }
        delayTicks = delayNow;
        framesSinceChange++;
        nextTicks += FRAME_TICKS;
        playedSequence = shelf.sequence(first);
        shelf.remove(first);
        tally.played++;
        return true;
    }

    /** Whether nothing is to be heard before another packet comes. */
    public boolean isIdle() {
        return !sounding && shelf.count() == 0 && sound.isSilent() && (!playing || waiting);
    }

    /** One piece more: of a packet, or of what stands for it. */
    private void refill(long nowTicks) {
        int room = FRAME_TICKS - queue.ticks();
        int first = firstToPlay();
        if (first < 0) {
            waiting = true;
            conceal(room);
            return;
        }
        long beginTicks = shelf.beginTicks(first);
        boolean due = isDue(playing ? Math.max(beginTicks, nextTicks) : beginTicks, nowTicks);
        long missing = playing ? beginTicks - nextTicks : 0;
        if (!playing || waiting || missing > 0) {
            if (!due) {
                fillBefore(first, room, nowTicks);
                return;
            }
            if (!playing) {
                first = latestDue(first, nowTicks);
                nextTicks = shelf.beginTicks(first);
                playedSequence = shelf.sequence(first) - 1;
            }
            if (missing > 0 && !waiting) {
                // What is missing and no longer waited for is left out: the delay is long enough without it.
                sound.leadOver();
            }
            nextTicks = Math.max(nextTicks, shelf.beginTicks(first));
            playing = true;
            waiting = false;
        }
        play(first);
    }

    private void fillBefore(int first, int room, long nowTicks) {
        long beginTicks = shelf.beginTicks(first);
        if (!playing || beginTicks <= nextTicks) {
            conceal(room);
            return;
        }
        if (waiting) {
            // What was concealed before this packet came stands for the first of what is missing; this much is left.
            long frames = Math.ceilDiv(beginTicks + target.pathTicks() + target.ticks() - nowTicks, FRAME_TICKS);
            nextTicks = Math.max(nextTicks, beginTicks - frames * FRAME_TICKS + queue.ticks());
        }
        nextTicks += mend(first, beginTicks - nextTicks, room);
    }

    private boolean isDue(long ticks, long nowTicks) {
        return nowTicks - ticks - target.pathTicks() >= target.ticks();
    }

    /** Where to begin: what came while nobody listened would only be delay. */
    private int latestDue(int first, long nowTicks) {
        int latest = first;
        if (!isDue(shelf.beginTicks(first) + LATE_LISTENER_TICKS, nowTicks)) {
            return latest;
        }
        while (shelf.count() > 1 && isDue(shelf.endTicks(latest), nowTicks)) {
            shelf.remove(latest);
            tally.overflowed++;
            latest = shelf.first();
        }
        return latest;
    }

    /** The place of the first packet that is not wholly played over, or -1. */
    private int firstToPlay() {
        int first = shelf.first();
        while (first >= 0 && playing && shelf.endTicks(first) <= nextTicks) {
            shelf.remove(first);
            tally.late++;
            first = shelf.first();
        }
        return first;
    }

    private void play(int place) {
        int skipped = (int) Math.max(0, nextTicks - shelf.beginTicks(place));
        int count = shelf.ticks(place) - skipped;
        sound.play(shelf, place, skipped, queue.samples(), queue.end());
        queue.added(count);
        nextTicks += count;
        if (shelf.sequence(place) != playedSequence + 1 && sound.helpsBefore(shelf, place)) {
            target.repairable(shelf.ticks(place));
        }
        playedSequence = shelf.sequence(place);
        shelf.remove(place);
        tally.played++;
    }

    /** Some of what is missing before a packet: the last of it may stand in the packet itself, or lead up to it. */
    private int mend(int next, long missing, int room) {
        boolean lost = shelf.sequence(next) != playedSequence + 1;
        if (!lost || sound.isPaused()) {
            // Numbers without a gap and a jump in time: nothing was sent (RFC 3551 section 4.1, silence suppression).
            return pause((int) Math.min(missing, room));
        }
        int reach = shelf.ticks(next);
        if (missing > reach) {
            return missing <= LONGEST_BRIDGE_TICKS && bridge(next, (int) missing)
                    ? (int) missing
                    : conceal((int) Math.min(missing - reach, room));
        }
        int repaired = (int) missing;
        if (sound.repair(shelf, next, repaired, queue.samples(), queue.end())) {
            queue.added(repaired);
            tally.repairedTicks += repaired;
            return repaired;
        }
        return bridge(next, repaired) ? repaired : conceal(Math.min(repaired, room));
    }

    private boolean bridge(int next, int ticks) {
        if (!sound.bridge(shelf, next, ticks, queue.samples(), queue.end())) {
            return false;
        }
        queue.added(ticks);
        tally.concealedTicks += ticks;
        return true;
    }

    private int pause(int ticks) {
        boolean heard = !sound.isSilent();
        int made = sound.pause(queue.samples(), queue.end(), ticks);
        queue.added(made);
        tally.pausedTicks += heard ? made : 0;
        return made;
    }

    private int conceal(int ticks) {
        if (sound.isPaused()) {
            return pause(ticks);
        }
        boolean heard = playing && !sound.isSilent();
        int made = sound.conceal(queue.samples(), queue.end(), ticks);
        queue.added(made);
        tally.concealedTicks += heard ? made : 0;
        return made;
    }

    /** Makes the delay what it should be, a little at a time. */
    private void adapt(long nowTicks) {
        delayTicks = nowTicks - (nextTicks - queue.ticks()) - target.pathTicks();
        framesSinceChange++;
        int grainTicks = target.grainTicks();
        int behindFrame = queue.ticks() % grainTicks;
        long headroom = delayTicks - behindFrame - target.ticks();
        if (headroom > SLACK_TICKS) {
            shrink(Math.floorDiv(headroom - SLACK_TICKS, (long) grainTicks) * grainTicks + behindFrame);
        } else if (headroom < -SLACK_TICKS) {
            stretch(Math.ceilDiv(-headroom, (long) grainTicks) * grainTicks - behindFrame);
        } else if (behindFrame > SLACK_TICKS) {
            shrink(behindFrame);
        }
    }

    private void shrink(long excessTicks) {
        int pause = excessTicks > VERY_MUCH_TICKS ? 2 : excessTicks > MUCH_TICKS ? 4 : 10;
        if (excessTicks > 0 && canChange()) {
            if (queue.isQuiet()) {
                tally.shrunkTicks += queue.shrinkQuietly((int) excessTicks);
            } else if (framesSinceChange >= pause) {
                tally.shrunkTicks += tried(queue.shrinkByPeriod((int) excessTicks, vainTries));
            }
        }
    }

    private void stretch(long lackingTicks) {
        if (lackingTicks > 0 && canChange()) {
            if (queue.isQuiet()) {
                tally.stretchedTicks += queue.stretchQuietly((int) lackingTicks);
            } else if (framesSinceChange >= 4) {
                tally.stretchedTicks += tried(queue.stretchByPeriod(vainTries));
            }
        }
    }

    private int tried(int changedTicks) {
        vainTries = changedTicks > 0 ? 0 : vainTries + 1;
        framesSinceChange = 0;
        return changedTicks;
    }

    /** Whether more is here than the next frame; fetches it from the packets as far as they follow without a gap. */
    private boolean canChange() {
        int first = firstToPlay();
        while (first >= 0 && queue.ticks() < SampleQueue.ENOUGH_FOR_CHANGE && shelf.beginTicks(first) <= nextTicks) {
            play(first);
            first = firstToPlay();
        }
        return queue.ticks() >= FRAME_TICKS;
    }

    private boolean isSounding(short[] frame, int at) {
        int any = 0;
        for (int i = 0; i < frameSamples(); i++) {
            any |= frame[at + i];
        }
        return any != 0;
    }

    /** How long packets should wait, beyond what the path takes. */
    public int targetMillis() {
        return target.ticks() / (CLOCK_RATE_HZ / 1_000);
    }

    /** How long they do. */
    public int delayMillis() {
        return (int) (delayTicks / (CLOCK_RATE_HZ / 1_000));
    }

    /** Packets that wait. */
    public int waitingPackets() {
        return shelf.count();
    }

    public JitterStatistics counters() {
        return tally.snapshot(shelf.count(), sound);
    }

    @Override
    public String toString() {
        return "Jitter(" + targetMillis() + "ms)";
    }
}
