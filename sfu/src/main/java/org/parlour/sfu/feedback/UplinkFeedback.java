package org.parlour.sfu.feedback;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.rtcp.ReceiverEstimatedMaximumBitrate;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.SourceDescription;
import org.parlour.wire.rtcp.Words;
import org.parlour.wire.rtp.TransportSequence;
import org.parlour.wire.sdp.Feedback;
import org.parlour.wire.sdp.browser.AgreedTrack;

/**
 * What one publisher's transport is told: what came, what did not, and when a picture is needed.
 *
 * <p>Packets are told to it one by one, at no allocation; what is {@link #due} is asked for at
 * {@link #nextDeadlineNanos}. Owned by one loop.
 */
public final class UplinkFeedback {
    public static final long NEVER = Long.MAX_VALUE;

    /** Microphone, camera in three sizes, screen, its sound, and as many again after a reload. */
    static final int MOST_STREAMS = 24;

    private static final int MOST_BLOCKS = 31;
    private static final long ARRIVALS_NANOS = 100_000_000L;
    // RFC 4585 3.4 lets feedback come early; browsers tell each other once a second.
    private static final long REPORTS_NANOS = 1_000_000_000L;
    // What fits into a datagram on every path, with room for SRTCP and the reports before it.
    private static final int ARRIVALS_LIMIT_BYTES = 1000;

    private final int senderSsrc;
    private final String cname;
    private final Limits limits;
    private final ArrivalLog arrivals = new ArrivalLog();
    private final RoundTripTime roundTrip = new RoundTripTime();
    private final LossLimit lossLimit;
    // So few that looking is faster than hashing, and asking after each packet makes nothing.
    private final List<UplinkStream> streams = new ArrayList<>();

    private boolean arrivalsWanted;
    private boolean limitWanted;
    private boolean reducedSize = true;
    private long arrivalsDueNanos = NEVER;
    private long reportsDueNanos = NEVER;
    private long streamsRefused;

    /**
     * What a publisher may send, where nothing but REMB can tell them.
     */
    public record Limits(long mostBitsPerSecond) {
        /** A camera of 720p and a screen. */
        public static final Limits USUAL = new Limits(4_000_000);
    }

    /**
     * @param senderSsrc the name under which we speak; it is no stream
     * @param cname ours, the same on every leg of the session
     */
    public UplinkFeedback(int senderSsrc, String cname, Limits limits) {
        this.senderSsrc = senderSsrc;
        this.cname = cname;
        this.limits = limits;
        this.lossLimit = new LossLimit(limits.mostBitsPerSecond());
    }

    /** A stream was heard for the first time; null where a publisher has more streams than anybody needs. */
    public @Nullable UplinkStream open(AgreedTrack agreed, int ssrc, long nowNanos) {
        UplinkStream before = stream(ssrc);
        if (streams.size() == MOST_STREAMS && before == null) {
            streamsRefused++;
            return null;
        }
        agreed.formats().forEach(format -> {
            arrivalsWanted |= format.feedback().contains(Feedback.TRANSPORT_CC);
            limitWanted |= format.feedback().contains(Feedback.GOOG_REMB);
        });
        reducedSize &= agreed.reducedSizeRtcp();
        if (streams.isEmpty()) {
            reportsDueNanos = nowNanos + REPORTS_NANOS;
        }
        UplinkStream stream = new UplinkStream(agreed, ssrc, roundTrip);
        streams.remove(before);
        streams.add(stream);
        return stream;
    }

    private @Nullable UplinkStream stream(int ssrc) {
        for (UplinkStream stream : streams) {
            if (stream.ssrc() == ssrc) {
                return stream;
            }
        }
        return null;
    }

    public void close(UplinkStream stream) {
        streams.remove(stream);
    }

    /** A packet of the transport came, whatever its stream; its transport-wide number, or UNKNOWN. */
    public void arrived(int transportSequence, long nowNanos) {
        if (arrivalsWanted && transportSequence != TransportSequence.UNKNOWN) {
            arrivals.arrived(transportSequence, nowNanos);
            if (arrivalsDueNanos == NEVER) {
                arrivalsDueNanos = nowNanos + ARRIVALS_NANOS;
            }
        }
    }

    /**
     * What the publisher says; what is none of this room's business is passed over. So is a BYE: a browser that pauses
     * a track says it and goes on later under the same name.
     */
    public void heard(RtcpPacket packet, long nowNanos) {
        if (packet instanceof SenderReport report) {
            UplinkStream stream = stream(report.senderSsrc());
            if (stream != null) {
                stream.reported(report.ntpTime(), nowNanos);
            }
        }
    }

    /** Another leg to the same person measured the line; lost packets are asked for in this rhythm. */
    public void measured(long roundTripNanos) {
        roundTrip.measured(roundTripNanos);
    }

    /**
     * What goes to the publisher now, in this order: as few datagrams as it fits into. It begins with a report where
     * the publisher did not agree to less.
     */
    public List<RtcpPacket> due(long nowNanos) {
        List<RtcpPacket> packets = new ArrayList<>();
        boolean reportsDue = nowNanos >= reportsDueNanos;
        if (reportsDue) {
            reportsDueNanos = nowNanos + REPORTS_NANOS;
            report(packets, nowNanos);
        }
        if (nowNanos >= arrivalsDueNanos) {
            arrivalsDueNanos = arrivals.hasNews() ? nowNanos + ARRIVALS_NANOS : NEVER;
            arrivals.report(senderSsrc, anyStream(), ARRIVALS_LIMIT_BYTES, packets);
        }
        streams.forEach(stream -> stream.ask(senderSsrc, packets, nowNanos));
        if (!packets.isEmpty() && !reportsDue && !reducedSize) {
            // RFC 3550 6.1 and RFC 4585 3.1: a compound packet begins with a report, an empty one if need be.
            packets.addFirst(new ReceiverReport(senderSsrc, List.of()));
        }
        return packets;
    }

    private void report(List<RtcpPacket> packets, long nowNanos) {
        List<ReportBlock> blocks = new ArrayList<>();
        int worst = 0;
        for (UplinkStream stream : streams) {
            if (stream.isHeard() && blocks.size() < MOST_BLOCKS) {
                blocks.add(stream.block(nowNanos));
                worst = Math.max(worst, stream.lastFractionLost());
            }
        }
        packets.add(new ReceiverReport(senderSsrc, blocks));
        packets.add(SourceDescription.ofCname(senderSsrc, cname));
        if (limitWanted && !arrivalsWanted) {
            packets.add(new ReceiverEstimatedMaximumBitrate(senderSsrc, lossLimit.after(worst), allStreams()));
        }
    }

    private int anyStream() {
        return streams.isEmpty() ? 0 : streams.getFirst().ssrc();
    }

    private Words allStreams() {
        return Words.of(streams.stream().mapToInt(UplinkStream::ssrc).toArray());
    }

    /** When something is {@link #due}. */
    public long nextDeadlineNanos() {
        long next = Math.min(arrivalsDueNanos, reportsDueNanos);
        for (int i = 0; i < streams.size(); i++) {
            next = Math.min(next, streams.get(i).nextDeadlineNanos());
        }
        return next;
    }

    public long roundTripNanos() {
        return roundTrip.nanos();
    }

    /** Messages of transport-wide feedback. */
    public long arrivalMessages() {
        return arrivals.messages();
    }

    /** Arrivals that came too late to be told of. */
    public long arrivalsTooLate() {
        return arrivals.tooLate();
    }

    /** How often the transport-wide count jumped further than anything gets lost. */
    public long arrivalJumps() {
        return arrivals.jumps();
    }

    /** Streams beyond what a publisher may have. */
    public long streamsRefused() {
        return streamsRefused;
    }

    @Override
    public String toString() {
        return "UplinkFeedback[%d streams, %s, rtt %d ms]"
                .formatted(
                        streams.size(),
                        arrivalsWanted ? "transport-wide" : limitWanted ? "limit " + limits : "reports only",
                        roundTrip.nanos() / 1_000_000);
    }
}
