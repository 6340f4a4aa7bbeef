package org.parlour.mixer.jitter;

import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.SequenceNumbers;
import org.parlour.wire.rtp.Timestamps;

/** Which packets follow upon each other, and where in their stream they stand. */
final class Succession {
    // RFC 3550 A.1: a minute of loss; and a second away from the time that the clock says.
    private static final int FAR_SEQUENCE = 3_000;
    private static final int FAR_TICKS = 8_000;

    /** What a packet is to those before it. */
    enum Verdict {
        FOLLOWS,
        /** The first one, of another source, or of a sender that began anew. */
        BEGINS,
        /** From far away, and nothing yet confirms it. */
        STRAYS
    }

    private final int stampsATick;

    private boolean begun;
    private int ssrc;
    private long highestSequence;
    private long highestStamp;
    private boolean strayed;
    private int strayNext;

    Succession(int stampsATick) {
        this.stampsATick = stampsATick;
    }

    /** @param pathTicks what the packets before it took, beyond the difference of the clocks */
    Verdict judge(RtpPacket packet, long nowTicks, long pathTicks) {
        if (!begun || packet.ssrc() != ssrc) {
            return begin(packet);
        }
        if (isFar(packet, nowTicks, pathTicks)) {
            if (strayed && packet.sequenceNumber() == strayNext) {
                // RFC 3550 A.1: two in a row from far away are a sender that began anew.
                return begin(packet);
            }
            strayed = true;
            strayNext = SequenceNumbers.next(packet.sequenceNumber());
            return Verdict.STRAYS;
        }
        strayed = false;
        return Verdict.FOLLOWS;
    }

    private Verdict begin(RtpPacket packet) {
        begun = true;
        strayed = false;
        ssrc = packet.ssrc();
        highestSequence = packet.sequenceNumber();
        highestStamp = packet.timestamp();
        return Verdict.BEGINS;
    }

    private boolean isFar(RtpPacket packet, long nowTicks, long pathTicks) {
        long late = nowTicks - ticks(packet) - pathTicks;
        return Math.abs(sequence(packet) - highestSequence) > FAR_SEQUENCE || Math.abs(late) > FAR_TICKS;
    }

    /** Whatever comes next is the first. */
    void restart() {
        begun = false;
    }

    boolean hasBegun() {
        return begun;
    }

    long sequence(RtpPacket packet) {
        return SequenceNumbers.extend(highestSequence, packet.sequenceNumber());
    }

    long ticks(RtpPacket packet) {
        return Math.floorDiv(Timestamps.extend(highestStamp, packet.timestamp()), (long) stampsATick);
    }

    /** Others are looked for near the newest that was kept. */
    void kept(RtpPacket packet) {
        long sequence = sequence(packet);
        if (sequence > highestSequence) {
            highestSequence = sequence;
            highestStamp = Timestamps.extend(highestStamp, packet.timestamp());
        }
    }

    long highestSequence() {
        return highestSequence;
    }

    long highestTicks() {
        return Math.floorDiv(highestStamp, (long) stampsATick);
    }
}
