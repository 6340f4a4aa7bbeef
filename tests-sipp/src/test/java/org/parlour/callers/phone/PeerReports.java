package org.parlour.callers.phone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.RtcpRule;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.SourceDescription;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.RtpSource;

/** The RTCP of a peer: what it heard, and what it says of it (RFC 3550 6.4). */
public final class PeerReports {
    private static final int MOST_HEARD = 10_000;

    private final int ssrc;
    private final String cname;
    private final List<RtcpPacket> heard = new ArrayList<>();
    private final int clockRateHz;
    private RtpSource source;
    private int sourceSsrc;
    private boolean hears;
    private int lastTimestamp;
    private long packetsSent;
    private long bytesSent;
    private @Nullable SenderReport lastSenderReport;
    private long lastSenderReportNanos;

    public PeerReports(int ssrc, String cname, int clockRateHz) {
        this.ssrc = ssrc;
        this.cname = cname;
        this.clockRateHz = clockRateHz;
        this.source = new RtpSource(clockRateHz);
    }

    int ssrc() {
        return ssrc;
    }

    List<RtcpPacket> heard() {
        return List.copyOf(heard);
    }

    public void spoke(int timestamp, int lengthBytes) {
        lastTimestamp = timestamp;
        packetsSent++;
        bytesSent += lengthBytes;
    }

    public void heard(RtpPacket packet, long nowNanos) {
        if (!hears || packet.ssrc() != sourceSsrc) {
            hears = true;
            sourceSsrc = packet.ssrc();
            source = new RtpSource(clockRateHz);
        }
        if (source.arrived(packet.sequenceNumber()).isValid()) {
            source.timed(packet.timestamp(), nowNanos);
        }
    }

    public void heard(List<RtcpPacket> packets, long nowNanos) {
        for (RtcpPacket packet : packets) {
            if (heard.size() < MOST_HEARD) {
                heard.add(packet);
            }
            if (packet instanceof SenderReport report) {
                lastSenderReport = report;
                lastSenderReportNanos = nowNanos;
            }
        }
    }

    public int write(byte[] buffer, long nowNanos, boolean goodbye) {
        List<ReportBlock> blocks = hears && source.isValid() ? List.of(block(nowNanos)) : List.of();
        List<RtcpPacket> packets = new ArrayList<>();
        packets.add(
                packetsSent == 0
                        ? new ReceiverReport(ssrc, blocks)
                        : new SenderReport(
                                ssrc,
                                NtpTime.fromUnixNanos(System.currentTimeMillis() * 1_000_000L),
                                lastTimestamp,
                                packetsSent,
                                bytesSent,
                                blocks));
        packets.add(SourceDescription.ofCname(ssrc, cname));
        if (goodbye) {
            packets.add(Goodbye.of(ssrc));
        }
        return RtcpCompound.write(packets, RtcpRule.COMPOUND, buffer, 0, buffer.length)
                .lengthBytes();
    }

    private ReportBlock block(long nowNanos) {
        SenderReport last = lastSenderReport;
        return new ReportBlock(
                sourceSsrc,
                source.takeFractionLost(),
                source.lost(),
                source.extendedHighest(),
                source.jitterTicks(),
                last == null ? 0 : NtpTime.middle(last.ntpTime()),
                last == null ? 0 : NtpTime.nanosToUnits65536(nowNanos - lastSenderReportNanos));
    }
}
