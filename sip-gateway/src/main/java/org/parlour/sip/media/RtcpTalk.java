package org.parlour.sip.media;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.rtcp.ExtendedReport;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RoundTrip;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.RtcpRule;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.SourceDescription;

/** What we report to the phone, and what it reports to us. */
final class RtcpTalk {
    private static final int MAX_BYTES = 512;
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    // RFC 3550 6.4.1 reckons modulo 18 hours; a longer way than this is a peer that mixes up its numbers.
    static final long LONGEST_ROUND_TRIP_NANOS = 60_000_000_000L;

    private final DownlinkStream downlink;
    private final UplinkStream uplink;
    private final ExtendedTalk extended;
    private final long unixNanosAtZero;
    private final String cname;
    private final byte[] datagram = new byte[MAX_BYTES];
    private int lastReportMiddleNtp;
    private long lastReportNanos;
    private long sent;
    private long heard;
    private long malformed;
    private long remoteLost;
    private int remoteFractionLostUnits256;
    private long remoteHighest = LegStatistics.UNKNOWN;
    private long remoteJitterUnits;
    private long roundTripNanos = LegStatistics.UNKNOWN;

    /**
     * @param unixNanosAtZero what the wall clock shows when {@code nowNanos} is 0
     * @param chance for the name: RFC 7022 wants it new for each call, and nobody's address in it
     */
    RtcpTalk(DownlinkStream downlink, UplinkStream uplink, long unixNanosAtZero, RandomGenerator chance) {
        this.downlink = downlink;
        this.uplink = uplink;
        this.unixNanosAtZero = unixNanosAtZero;
        this.extended = new ExtendedTalk(downlink, uplink, unixNanosAtZero);
        this.cname = "%016x%08x".formatted(chance.nextLong(), chance.nextInt());
    }

    byte[] datagram() {
        return datagram;
    }

    /** The phone asked for extended reports. */
    void wantsExtended() {
        extended.wanted();
    }

    /**
     * Writes a report into {@link #datagram} and answers its length.
     *
     * @param heard how good the uplink is, if that is known
     */
    int writeReport(int clockRateHz, PhoneQuality.@Nullable Way heard, long nowNanos) {
        ExtendedReport more = extended.report(heard, roundTripNanos(), nowNanos);
        return write(clockRateHz, nowNanos, more == null ? List.of() : List.of(more));
    }

    /** The same with our leave behind it (RFC 3550 6.6). */
    int writeGoodbye(int clockRateHz, long nowNanos) {
        return write(clockRateHz, nowNanos, List.of(Goodbye.of(downlink.ssrc())));
    }

    /** RFC 3550 6.3.7: who never sent anything takes no leave. */
    boolean owesGoodbye() {
        return sent > 0 || downlink.packets() > 0;
    }

    private int write(int clockRateHz, long nowNanos, List<RtcpPacket> last) {
        List<RtcpPacket> packets = new ArrayList<>(4);
        packets.add(report(clockRateHz, nowNanos));
        packets.add(SourceDescription.ofCname(downlink.ssrc(), cname));
        packets.addAll(last);
        sent++;
        return RtcpCompound.write(packets, RtcpRule.COMPOUND, datagram, 0, datagram.length)
                .lengthBytes();
    }

    private RtcpPacket report(int clockRateHz, long nowNanos) {
        List<ReportBlock> blocks = uplink.isBegun() ? List.of(block(nowNanos)) : List.of();
        return downlink.takeHasSent()
                ? new SenderReport(
                        downlink.ssrc(),
                        NtpTime.fromUnixNanos(unixNanosAtZero + nowNanos),
                        downlink.timestampAt(nowNanos, clockRateHz),
                        downlink.packetsUnsigned32(),
                        downlink.payloadUnsigned32Bytes(),
                        blocks)
                : new ReceiverReport(downlink.ssrc(), blocks);
    }

    private ReportBlock block(long nowNanos) {
        return new ReportBlock(
                uplink.ssrc(),
                uplink.source().takeFractionLost(),
                uplink.source().lost(),
                uplink.source().extendedHighest() & UNSIGNED,
                uplink.source().jitterTicks() & UNSIGNED,
                lastReportMiddleNtp,
                lastReportMiddleNtp == 0 ? 0 : NtpTime.nanosToUnits65536(nowNanos - lastReportNanos));
    }

    /** Whether the phone took leave in it. */
    boolean heard(byte[] bytes, int offset, int lengthBytes, long nowNanos) {
        return switch (RtcpCompound.parse(bytes, offset, lengthBytes)) {
            case RtcpCompound.Malformed refusal -> {
                malformed++;
                yield false;
            }
            case RtcpCompound.Parsed parsed -> {
                heard++;
                boolean bye = false;
                for (RtcpPacket packet : parsed.packets()) {
                    bye |= heard(packet, nowNanos);
                }
                yield bye;
            }
        };
    }

    private boolean heard(RtcpPacket packet, long nowNanos) {
        if (packet instanceof SenderReport report) {
            if (uplink.isBegun() && report.senderSsrc() == uplink.ssrc()) {
                lastReportMiddleNtp = NtpTime.middle(report.ntpTime());
                lastReportNanos = nowNanos;
            }
            report.reports().forEach(block -> heard(block, nowNanos));
        } else if (packet instanceof ReceiverReport report) {
            report.reports().forEach(block -> heard(block, nowNanos));
        } else if (packet instanceof ExtendedReport report) {
            extended.heard(report, nowNanos);
        } else if (packet instanceof Goodbye goodbye) {
            return saysBye(goodbye);
        }
        return false;
    }

    private void heard(ReportBlock block, long nowNanos) {
        if (block.ssrc() != downlink.ssrc()) {
            return;
        }
        remoteLost = block.cumulativeLost();
        remoteFractionLostUnits256 = block.fractionLostUnits256();
        remoteHighest = block.extendedHighestSequence();
        remoteJitterUnits = block.jitterTimestampUnits();
        int arrival = NtpTime.middle(NtpTime.fromUnixNanos(unixNanosAtZero + nowNanos));
        OptionalLong roundTrip = RoundTrip.nanos(arrival, block);
        if (roundTrip.isPresent() && roundTrip.getAsLong() <= LONGEST_ROUND_TRIP_NANOS) {
            roundTripNanos = roundTrip.getAsLong();
        }
    }

    /** A leave of a stream that is no more, as after a transfer, is no leave of the phone. */
    private boolean saysBye(Goodbye goodbye) {
        if (!uplink.isBegun()) {
            return true;
        }
        for (int i = 0; i < goodbye.ssrcs().count(); i++) {
            if (goodbye.ssrcs().at(i) == uplink.ssrc()) {
                return true;
            }
        }
        return false;
    }

    long heardCount() {
        return heard;
    }

    long malformed() {
        return malformed;
    }

    long remoteLost() {
        return remoteLost;
    }

    int remoteFractionLostUnits256() {
        return remoteFractionLostUnits256;
    }

    /** The highest of our numbers that the phone says it has heard, or {@link LegStatistics#UNKNOWN}. */
    long remoteHighest() {
        return remoteHighest;
    }

    /** In units of our stream's clock. */
    long remoteJitterUnits() {
        return remoteJitterUnits;
    }

    /** By our sender reports; where we send none, or the phone forgets them, by extended ones. */
    long roundTripNanos() {
        return roundTripNanos == LegStatistics.UNKNOWN ? extended.roundTripNanos() : roundTripNanos;
    }

    /** What the phone throws away of what reaches it, because it came too late for its buffer. */
    double remoteDiscardedPercent() {
        return extended.discardedPercent();
    }

    /** How the phone rates what it hears, or 0. */
    double remoteMos() {
        return extended.theirMos();
    }

    long extendedHeardCount() {
        return extended.heardCount();
    }
}
