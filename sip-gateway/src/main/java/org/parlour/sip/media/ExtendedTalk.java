package org.parlour.sip.media;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.rtcp.ExtendedReport;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.RoundTrip;
import org.parlour.wire.rtcp.VoipMetrics;
import org.parlour.wire.rtcp.XrBlock;

/**
 * Extended reports both ways (RFC 3611): a round trip for who sends nothing, and how the line sounds at its other end. Sent to
 * phones that asked for them in their description or send them themselves; others need not be able to read them.
 */
final class ExtendedTalk {
    // Where the mix takes over: a packet's sound, what the order and the frame buffer hold, and a tick.
    private static final int END_SYSTEM_MILLIS = 60;
    private static final int BUFFER_NOMINAL_MILLIS = 40;
    private static final int BUFFER_MOST_MILLIS = 800;
    private static final int PACKET_MILLIS = 20;
    private static final int TENTHS = 10;

    private final DownlinkStream downlink;
    private final UplinkStream uplink;
    private final long unixNanosAtZero;
    private boolean wanted;
    private int theirSsrc;
    private int referenceMiddleNtp;
    private long referenceNanos;
    private @Nullable VoipMetrics theirs;
    private long roundTripNanos = LegStatistics.UNKNOWN;
    private long heard;

    ExtendedTalk(DownlinkStream downlink, UplinkStream uplink, long unixNanosAtZero) {
        this.downlink = downlink;
        this.uplink = uplink;
        this.unixNanosAtZero = unixNanosAtZero;
    }

    void wanted() {
        wanted = true;
    }

    void heard(ExtendedReport report, long nowNanos) {
        wanted = true;
        heard++;
        for (XrBlock block : report.blocks()) {
            switch (block) {
                case XrBlock.ReceiverReferenceTime(long ntpTime) -> {
                    theirSsrc = report.senderSsrc();
                    referenceMiddleNtp = NtpTime.middle(ntpTime);
                    referenceNanos = nowNanos;
                }
                case XrBlock.DelaySinceLastReceiverReport(var delays) ->
                    delays.stream()
                            .filter(delay -> delay.ssrc() == downlink.ssrc())
                            .forEach(delay -> heard(delay, nowNanos));
                case VoipMetrics metrics -> theirs = metrics.ssrc() == downlink.ssrc() ? metrics : theirs;
                default -> {}
            }
        }
    }

    private void heard(XrBlock.DelaySinceLastReceiverReport.Delay delay, long nowNanos) {
        OptionalLong nanos = RoundTrip.nanos(
                NtpTime.middle(NtpTime.fromUnixNanos(unixNanosAtZero + nowNanos)),
                delay.lastReceiverReferenceMiddleNtp(),
                delay.delaySinceLastReceiverReferenceUnits65536());
        if (nanos.isPresent() && nanos.getAsLong() <= RtcpTalk.LONGEST_ROUND_TRIP_NANOS) {
            roundTripNanos = nanos.getAsLong();
        }
    }

    /** What we have to say, or nothing where nobody wants it. */
    @Nullable
    ExtendedReport report(PhoneQuality.@Nullable Way quality, long bestRoundTripNanos, long nowNanos) {
        if (!wanted) {
            return null;
        }
        List<XrBlock> blocks = new ArrayList<>(3);
        blocks.add(new XrBlock.ReceiverReferenceTime(NtpTime.fromUnixNanos(unixNanosAtZero + nowNanos)));
        if (referenceMiddleNtp != 0) {
            blocks.add(new XrBlock.DelaySinceLastReceiverReport(List.of(new XrBlock.DelaySinceLastReceiverReport.Delay(
                    theirSsrc, referenceMiddleNtp, NtpTime.nanosToUnits65536(nowNanos - referenceNanos)))));
        }
        if (uplink.isBegun()) {
            blocks.add(metrics(quality, bestRoundTripNanos));
        }
        return new ExtendedReport(downlink.ssrc(), blocks);
    }

    private VoipMetrics metrics(PhoneQuality.@Nullable Way quality, long bestRoundTripNanos) {
        long expected = Math.max(1, uplink.received() + uplink.lost());
        int roundTripMillis = bestRoundTripNanos < 0 ? 0 : LossRuns.clamped(bestRoundTripNanos / 1_000_000);
        int mosTenths = quality == null ? VoipMetrics.UNAVAILABLE : (int) Math.round(quality.mos() * TENTHS);
        return new VoipMetrics(
                uplink.ssrc(),
                new VoipMetrics.Losses(LossRuns.units256((double) uplink.lost() / expected), 0),
                uplink.runs().bursts(PACKET_MILLIS),
                new VoipMetrics.Delays(roundTripMillis, END_SYSTEM_MILLIS),
                new VoipMetrics.Signal(VoipMetrics.UNAVAILABLE, VoipMetrics.UNAVAILABLE, VoipMetrics.UNAVAILABLE),
                new VoipMetrics.Quality(
                        VoipMetrics.UNAVAILABLE, VoipMetrics.UNAVAILABLE, VoipMetrics.UNAVAILABLE, mosTenths),
                new VoipMetrics.JitterBuffer(
                        VoipMetrics.Concealment.ENHANCED,
                        VoipMetrics.Adaptation.ADAPTIVE,
                        0,
                        BUFFER_NOMINAL_MILLIS,
                        BUFFER_MOST_MILLIS,
                        BUFFER_MOST_MILLIS));
    }

    /** By their answers to our reference times, or {@link LegStatistics#UNKNOWN}. */
    long roundTripNanos() {
        return roundTripNanos;
    }

    /** What the phone's own buffer throws away of what reaches it, in percent: nobody else knows that. */
    double discardedPercent() {
        return theirs == null ? 0 : theirs.losses().discardRateUnits256() * 100.0 / 256;
    }

    /** How the phone rates what it hears, or 0 where it does not. */
    double theirMos() {
        int tenths = theirs == null ? VoipMetrics.UNAVAILABLE : theirs.quality().mosConversationalTenths();
        return tenths < TENTHS || tenths > 5 * TENTHS ? 0 : Math.min(4.5, tenths / (double) TENTHS);
    }

    long heardCount() {
        return heard;
    }
}
