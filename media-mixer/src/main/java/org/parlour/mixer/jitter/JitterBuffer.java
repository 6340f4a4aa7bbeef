package org.parlour.mixer.jitter;

import org.parlour.mixer.conceal.Concealment;
import org.parlour.mixer.g711.Law;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.SequenceNumbers;
import org.parlour.wire.rtp.Timestamps;

/**
 * One phone's packets in, as they come; a frame of 20 ms out whenever one is due.
 *
 * <p>What is late is waited for: the voice is concealed meanwhile and goes on where it stopped, so
 * that nothing is lost to lateness alone; the longer delay shrinks again in the pauses of the speech.
 * What was played over is dropped.
 */
public final class JitterBuffer {
    /** 20 ms at 8 kHz: what one pull brings. */
    public static final int FRAME_TICKS = 160;

    /** 120 ms: longer packets are refused. */
    public static final int LONGEST_PACKET_TICKS = 960;

    /** 800 ms: what waits beyond it is dropped from the front. */
    public static final int MOST_WAITING_TICKS = 6_400;

    private static final int CLOCK_RATE_HZ = 8_000;
    // RFC 3550 A.1: a minute of loss; and a second away from the time that the clock says.
    private static final int FAR_SEQUENCE = 3_000;
    private static final int FAR_TICKS = 8_000;
    // Differences that are no reason to act: the clocks drift, and the tick is not on the nanosecond.
    private static final int SLACK_TICKS = 24;
    private static final int MUCH_TICKS = 50 * 8;
    private static final int VERY_MUCH_TICKS = 150 * 8;
    // So much more than is needed may wait when the playing begins; the first packets can be late themselves.
    private static final int LATE_LISTENER_TICKS = 100 * 8;

    private final PacketShelf shelf = new PacketShelf();
    private final PlayoutTarget target = new PlayoutTarget();
    private final Concealment concealment = new Concealment();
    private final SampleQueue queue = new SampleQueue();
    private final Tally tally = new Tally();

    private boolean anchored;
    private int ssrc;
    private long highestSequence;
    private long highestTicks;
    private boolean strayed;
    private int strayNext;

    private boolean playing;
    private boolean waiting;
    // The timestamp behind the last sample in the queue.
    private long nextTicks;
    private int framesSinceChange;
    private long delayTicks;

    /** A packet of G.711 is here. */
    public void arrived(Law law, RtpPacket packet, long nowNanos) {
        tally.arrived++;
        int lengthBytes = packet.payloadLengthBytes();
        if (lengthBytes == 0 || lengthBytes > LONGEST_PACKET_TICKS) {
            tally.refused++;
            return;
        }
        long nowTicks = Timestamps.ticks(nowNanos, CLOCK_RATE_HZ);
        if (!anchored || packet.ssrc() != ssrc) {
            restart(packet);
        }
        if (isStray(packet, nowTicks)) {
            if (!strayed || packet.sequenceNumber() != strayNext) {
                strayed = true;
                strayNext = SequenceNumbers.next(packet.sequenceNumber());
                tally.refused++;
                return;
            }
            // RFC 3550 A.1: two in a row from far away are a sender that began anew.
            restart(packet);
        }
        strayed = false;
        keep(law, packet, nowTicks);
    }

    private boolean isStray(RtpPacket packet, long nowTicks) {
        if (target.isEmpty()) {
            return false;
        }
        long sequence = SequenceNumbers.extend(highestSequence, packet.sequenceNumber());
        long late = nowTicks - Timestamps.extend(highestTicks, packet.timestamp()) - target.pathTicks();
        return Math.abs(sequence - highestSequence) > FAR_SEQUENCE || Math.abs(late) > FAR_TICKS;
    }

    private void restart(RtpPacket packet) {
        if (anchored) {
            tally.restarts++;
        }
        anchored = true;
        ssrc = packet.ssrc();
        highestSequence = packet.sequenceNumber();
        highestTicks = packet.timestamp();
        tally.flushed += shelf.clear();
        target.restart();
        playing = false;
        strayed = false;
    }

    private void keep(Law law, RtpPacket packet, long nowTicks) {
        long sequence = SequenceNumbers.extend(highestSequence, packet.sequenceNumber());
        long ticks = Timestamps.extend(highestTicks, packet.timestamp());
        int lengthBytes = packet.payloadLengthBytes();
        if (shelf.knows(sequence)) {
            tally.duplicates++;
            return;
        }
        target.observe(nowTicks - ticks, nowTicks, lengthBytes);
        if (playing && ticks + lengthBytes <= nextTicks) {
            tally.late++;
            return;
        }
        while (shelf.isTooFar(sequence)) {
            if (sequence < highestSequence) {
                tally.late++;
                return;
            }
            overflow();
        }
        int place = shelf.put(sequence, ticks, lengthBytes, law);
        System.arraycopy(packet.buffer(), packet.payloadOffset(), shelf.payload(place), 0, lengthBytes);
        if (sequence > highestSequence) {
            highestSequence = sequence;
            highestTicks = ticks;
        }
        while (shelf.count() > 1 && highestTicks - shelf.endTicks(shelf.first()) > MOST_WAITING_TICKS) {
            overflow();
        }
    }

    private void overflow() {
        int first = shelf.first();
        nextTicks = Math.max(nextTicks, shelf.endTicks(first));
        shelf.remove(first);
        tally.overflowed++;
    }

    /**
     * Writes the next {@link #FRAME_TICKS} samples.
     *
     * @return whether there is anything to be heard in them
     */
    public boolean pull(short[] frame, int at, long nowNanos) {
        long nowTicks = Timestamps.ticks(nowNanos, CLOCK_RATE_HZ);
        if (playing && !waiting) {
            adapt(nowTicks);
        }
        while (queue.count() < FRAME_TICKS) {
            refill(nowTicks);
        }
        queue.take(frame, at, FRAME_TICKS);
        return isSounding(frame, at);
    }

    /** One piece more: of a packet, or of what stands for it. */
    private void refill(long nowTicks) {
        int room = FRAME_TICKS - queue.count();
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
                int concealed = missing > 0 ? (int) Math.min(missing, room) : room;
                conceal(concealed);
                nextTicks += missing > 0 ? concealed : 0;
                return;
            }
            if (!playing) {
                first = latestDue(first, nowTicks);
                nextTicks = shelf.beginTicks(first);
            }
            // What is missing and no longer waited for is left out: the delay is long enough without it.
            nextTicks = Math.max(nextTicks, shelf.beginTicks(first));
            playing = true;
            waiting = false;
        }
        decode(first);
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

    private void decode(int place) {
        int skipped = (int) Math.max(0, nextTicks - shelf.beginTicks(place));
        int count = (int) (shelf.endTicks(place) - shelf.beginTicks(place)) - skipped;
        shelf.law(place).expand(shelf.payload(place), skipped, count, queue.samples(), queue.count());
        concealment.heard(queue.samples(), queue.count(), count);
        queue.added(count);
        nextTicks += count;
        shelf.remove(place);
        tally.played++;
    }

    private void conceal(int count) {
        if (!concealment.isSilent() && playing) {
            tally.concealedTicks += count;
        }
        concealment.conceal(queue.samples(), queue.count(), count);
        queue.added(count);
    }

    /** Makes the delay what it should be, a little at a time. */
    private void adapt(long nowTicks) {
        delayTicks = nowTicks - (nextTicks - queue.count()) - target.pathTicks();
        framesSinceChange++;
        int grainTicks = target.grainTicks();
        int behindFrame = queue.count() % grainTicks;
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
                tally.shrunkTicks += queue.shrinkByPeriod((int) excessTicks);
                framesSinceChange = 0;
            }
        }
    }

    private void stretch(long lackingTicks) {
        if (lackingTicks > 0 && canChange()) {
            if (queue.isQuiet()) {
                tally.stretchedTicks += queue.stretchQuietly((int) lackingTicks);
            } else if (framesSinceChange >= 4) {
                tally.stretchedTicks += queue.stretchByPeriod();
                framesSinceChange = 0;
            }
        }
    }

    /** Whether more is here than the next frame; fetches it from the packets as far as they follow without a gap. */
    private boolean canChange() {
        int first = firstToPlay();
        while (first >= 0 && queue.count() < SampleQueue.ENOUGH_FOR_CHANGE && shelf.beginTicks(first) <= nextTicks) {
            decode(first);
            first = firstToPlay();
        }
        return queue.count() >= FRAME_TICKS;
    }

    private static boolean isSounding(short[] frame, int at) {
        int any = 0;
        for (int i = 0; i < FRAME_TICKS; i++) {
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
        return tally.snapshot(shelf.count());
    }

    @Override
    public String toString() {
        return "Jitter(" + targetMillis() + "ms)";
    }
}
