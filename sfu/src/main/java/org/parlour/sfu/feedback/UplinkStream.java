package org.parlour.sfu.feedback;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtp.RtpSource;
import org.parlour.wire.sdp.Feedback;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.browser.AgreedTrack;

/** What a publisher is told about one of their streams. */
public final class UplinkStream {
    // A picture waits for a packet as long as people wait for a picture; a sound is played within a breath.
    private static final long OLDEST_VIDEO_NANOS = 1_000_000_000L;
    private static final long OLDEST_AUDIO_NANOS = 300_000_000L;

    private final int ssrc;
    private final boolean takesPli;
    private final boolean takesFir;
    private final RtpSource source;
    private final @Nullable MissingPackets missing;
    private final KeyFrameRequests keyFrames = new KeyFrameRequests();
    private final RoundTripTime roundTrip;

    private int firs;
    private long givenUpBefore;
    private int reportMiddleNtp;
    private long reportHeardNanos;
    private int lastFractionLost;

    UplinkStream(AgreedTrack agreed, int ssrc, RoundTripTime roundTrip) {
        // Every format of a track says the same; the first one is the one that is sent.
        Set<Feedback> feedback = agreed.formats().getFirst().feedback();
        this.ssrc = ssrc;
        this.takesPli = feedback.contains(Feedback.NACK_PLI);
        this.takesFir = feedback.contains(Feedback.CCM_FIR);
        this.source = new RtpSource(agreed.formats().getFirst().codec().clockRateHz());
        this.roundTrip = roundTrip;
        long oldestNanos = agreed.kind() == MediaKind.VIDEO ? OLDEST_VIDEO_NANOS : OLDEST_AUDIO_NANOS;
        this.missing = feedback.contains(Feedback.NACK) ? new MissingPackets(oldestNanos) : null;
    }

    /**
     * A packet of the stream came; its number and timestamp are those it had at first.
     *
     * @param retransmitted it was sent again: it fills a gap and tells nothing of the line
     */
    public void arrived(int sequenceNumber, int timestamp, boolean retransmitted, long nowNanos) {
        if (!retransmitted && source.arrived(sequenceNumber).isValid()) {
            source.timed(timestamp, nowNanos);
        }
        MissingPackets asked = missing;
        if (asked != null) {
            asked.arrived(sequenceNumber, nowNanos);
            if (retransmitted) {
                roundTrip.measured(asked.takeAnswerNanos());
            }
        }
    }

    /** The packet that just arrived begins a key frame. */
    public void keyFrameArrived(int sequenceNumber) {
        keyFrames.arrived();
        if (missing != null) {
            missing.forgetBefore(sequenceNumber);
        }
    }

    /** Somebody needs a key frame of this stream. Ask as often as you like; what is due goes with the next feedback. */
    public void wantKeyFrame() {
        if (takesPli || takesFir) {
            keyFrames.want();
        }
    }

    /** The publisher's report of this stream, which ends here. */
    void reported(long ntpTime, long nowNanos) {
        reportMiddleNtp = NtpTime.middle(ntpTime);
        reportHeardNanos = nowNanos;
    }

    boolean isHeard() {
        return source.isValid();
    }

    ReportBlock block(long nowNanos) {
        lastFractionLost = source.takeFractionLost();
        return new ReportBlock(
                ssrc,
                lastFractionLost,
                source.lost(),
                source.extendedHighest() & 0xFFFF_FFFFL,
                source.jitterTicks() & 0xFFFF_FFFFL,
                reportMiddleNtp,
                reportMiddleNtp == 0 ? 0 : NtpTime.nanosToUnits65536(nowNanos - reportHeardNanos));
    }

    int lastFractionLost() {
        return lastFractionLost;
    }

    void ask(int senderSsrc, List<RtcpPacket> packets, long nowNanos) {
        if (missing != null) {
            int due = missing.gather(nowNanos, roundTrip.nanos());
            if (due > 0) {
                packets.add(nack(senderSsrc, missing, due));
            }
            // What never came leaves a picture broken, and only a key frame mends it.
            if (missing.givenUp() > givenUpBefore) {
                givenUpBefore = missing.givenUp();
                wantKeyFrame();
            }
        }
        if (keyFrames.takeDue(nowNanos, roundTrip.nanos())) {
            packets.add(takesPli ? new PictureLossIndication(senderSsrc, ssrc) : fir(senderSsrc));
        }
    }

    private RtcpPacket nack(int senderSsrc, MissingPackets from, int due) {
        int[] sequences = new int[due];
        for (int i = 0; i < due; i++) {
            sequences[i] = from.due(i);
        }
        return GenericNack.of(senderSsrc, ssrc, sequences);
    }

    /** RFC 5104 4.3.1.2: a new number for each new wish. */
    private RtcpPacket fir(int senderSsrc) {
        return new FullIntraRequest(senderSsrc, List.of(new FullIntraRequest.Entry(ssrc, firs++ & 0xFF)));
    }

    long nextDeadlineNanos() {
        return Math.min(
                missing == null ? MissingPackets.NEVER : missing.nextDeadlineNanos(),
                keyFrames.nextDeadlineNanos(roundTrip.nanos()));
    }

    public int ssrc() {
        return ssrc;
    }

    /** What the line loses and how its packets jitter. */
    public RtpSource source() {
        return source;
    }

    /** Packets asked for, counting each question. */
    public long nacked() {
        return missing == null ? 0 : missing.asked();
    }

    /** Packets that were missing and came. */
    public long found() {
        return missing == null ? 0 : missing.found();
    }

    /** Packets that never came. */
    public long givenUp() {
        return missing == null ? 0 : missing.givenUp();
    }

    /** Key frames asked for. */
    public long keyFrameRequests() {
        return keyFrames.requests();
    }

    /** Wishes for a key frame that another one's request answered. */
    public long keyFrameWishesMerged() {
        return keyFrames.merged();
    }
}
