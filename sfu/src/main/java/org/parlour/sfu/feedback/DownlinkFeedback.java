package org.parlour.sfu.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.forward.DownlinkSlot;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RoundTrip;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.SourceDescription;
import org.parlour.wire.rtcp.Words;
import org.parlour.wire.sdp.browser.AgreedSlot;

/**
 * What one viewer's transport is told of its slots, and what the viewer says of them. Owned by one loop.
 */
public final class DownlinkFeedback {
    public static final long NEVER = Long.MAX_VALUE;

    private static final long REPORTS_NANOS = 1_000_000_000L;
    // A viewer can match sound and picture only after the first report of both.
    private static final long FIRST_REPORT_NANOS = 100_000_000L;
    // One datagram can ask for thousands of packets, and each answer is a large one.
    private static final int MOST_REPEATS_PER_WISH = 256;

    private final String cname;
    private final long unixNanosAtZero;
    private final RandomGenerator chance;
    private final RoundTripTime roundTrip = new RoundTripTime();
    private final Map<Integer, DownlinkStream> streams = new LinkedHashMap<>();

    private long reportsDueNanos = NEVER;
    private int streamsTold;
    private long repeatsRefused;
    private long unknownStreams;

    /**
     * @param cname ours, the same on every leg of the session
     * @param unixNanosAtZero the wall clock when {@code nowNanos} was 0
     */
    public DownlinkFeedback(String cname, long unixNanosAtZero, RandomGenerator chance) {
        this.cname = cname;
        this.unixNanosAtZero = unixNanosAtZero;
        this.chance = chance;
    }

    public DownlinkStream open(AgreedSlot agreed, DownlinkSlot slot) {
        DownlinkStream stream = new DownlinkStream(agreed, slot, roundTrip, chance, this::begins);
        streams.put(stream.ssrc(), stream);
        return stream;
    }

    private void begins(long nowNanos) {
        reportsDueNanos = Math.min(reportsDueNanos, nowNanos + FIRST_REPORT_NANOS);
    }

    /** What the viewer says. What it wishes is returned, what it reports is kept; all else is passed over. */
    public List<ViewerWish> heard(RtcpPacket packet, long nowNanos) {
        List<ViewerWish> wishes = new ArrayList<>();
        if (packet instanceof ReceiverReport report) {
            report.reports().forEach(block -> reported(block, nowNanos));
        } else if (packet instanceof SenderReport report) {
            report.reports().forEach(block -> reported(block, nowNanos));
        } else if (packet instanceof GenericNack nack) {
            again(nack, wishes);
        } else if (packet instanceof PictureLossIndication loss) {
            keyFrame(known(loss.mediaSsrc()), wishes, nowNanos);
        } else if (packet instanceof FullIntraRequest request) {
            for (FullIntraRequest.Entry entry : request.entries()) {
                DownlinkStream stream = known(entry.ssrc());
                if (stream != null && stream.isNewFir(entry.commandSequence())) {
                    keyFrame(stream, wishes, nowNanos);
                }
            }
        }
        return wishes;
    }

    private @Nullable DownlinkStream known(int ssrc) {
        DownlinkStream stream = streams.get(ssrc);
        unknownStreams += stream == null ? 1 : 0;
        return stream;
    }

    private static void keyFrame(@Nullable DownlinkStream stream, List<ViewerWish> wishes, long nowNanos) {
        if (stream != null && stream.wishesKeyFrame(nowNanos)) {
            wishes.add(new ViewerWish.KeyFrame(stream));
        }
    }

    private void again(GenericNack nack, List<ViewerWish> wishes) {
        DownlinkStream stream = known(nack.mediaSsrc());
        if (stream == null) {
            return;
        }
        int[] sequences = new int[Math.min(nack.lostCount(), MOST_REPEATS_PER_WISH)];
        int[] count = {0};
        nack.forEachLost(sequence -> {
            if (count[0] < sequences.length) {
                sequences[count[0]] = sequence;
            }
            count[0]++;
        });
        repeatsRefused += count[0] - sequences.length;
        if (sequences.length > 0) {
            wishes.add(new ViewerWish.Again(stream, Words.of(sequences)));
        }
    }

    private void reported(ReportBlock block, long nowNanos) {
        // A repair stream is reported on too, and needs no answer.
        DownlinkStream stream = streams.get(block.ssrc());
        if (stream != null) {
            stream.reported(block);
            OptionalLong nanos = RoundTrip.nanos(NtpTime.middle(ntp(nowNanos)), block);
            nanos.ifPresent(roundTrip::measured);
        }
    }

    /** The slots' own reports, once a second; more of them than fit into one datagram go in several. */
    public List<RtcpPacket> due(long nowNanos) {
        List<RtcpPacket> packets = new ArrayList<>();
        if (nowNanos < reportsDueNanos) {
            return packets;
        }
        long ntpTime = ntp(nowNanos);
        int sending = 0;
        for (DownlinkStream stream : streams.values()) {
            if (stream.hasSent()) {
                packets.add(stream.report(ntpTime, nowNanos));
                packets.add(SourceDescription.ofCname(stream.ssrc(), cname));
                sending++;
            }
        }
        boolean news = sending != streamsTold;
        streamsTold = sending;
        reportsDueNanos = nowNanos + (news ? FIRST_REPORT_NANOS : REPORTS_NANOS);
        return packets;
    }

    private long ntp(long nowNanos) {
        return NtpTime.fromUnixNanos(unixNanosAtZero + nowNanos);
    }

    public long nextDeadlineNanos() {
        return reportsDueNanos;
    }

    /** Whether a report told how long the line is; before that, {@link #roundTripNanos} is a guess. */
    public boolean isRoundTripMeasured() {
        return roundTrip.isMeasured();
    }

    public long roundTripNanos() {
        return roundTrip.nanos();
    }

    /** Packets asked for beyond what one datagram may ask for. */
    public long repeatsRefused() {
        return repeatsRefused;
    }

    /** Wishes about streams that we do not send. */
    public long unknownStreams() {
        return unknownStreams;
    }

    @Override
    public String toString() {
        return "DownlinkFeedback[%d slots, rtt %d ms]".formatted(streams.size(), roundTrip.nanos() / 1_000_000);
    }
}
