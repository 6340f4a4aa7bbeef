package org.parlour.wire.rtcp;

import java.util.List;

/**
 * SR: what a sender sent, at what time, and what it received (RFC 3550 §6.4.1).
 *
 * @param ntpTime 64-bit NTP time, see {@link NtpTime}
 * @param rtpTimestamp the same moment on the clock of the media
 * @param extension profile-specific words after the report blocks, kept unread
 */
public record SenderReport(
        int senderSsrc,
        long ntpTime,
        int rtpTimestamp,
        long packetsSent,
        long payloadSentBytes,
        List<ReportBlock> reports,
        Octets extension)
        implements RtcpPacket {
    private static final int FIXED_BYTES = 24;

    public SenderReport {
        FieldWidth.unsigned(packetsSent, 32, "packetsSent");
        FieldWidth.unsigned(payloadSentBytes, 32, "payloadSentBytes");
        FieldWidth.atMost(reports.size(), ReportBlock.MAX_PER_PACKET, "report blocks");
        FieldWidth.wholeWords(extension.lengthBytes(), "extension");
        reports = List.copyOf(reports);
    }

    public SenderReport(
            int senderSsrc,
            long ntpTime,
            int rtpTimestamp,
            long packetsSent,
            long payloadSentBytes,
            List<ReportBlock> reports) {
        this(senderSsrc, ntpTime, rtpTimestamp, packetsSent, payloadSentBytes, reports, Octets.NONE);
    }

    static Decoded decode(PacketReader body, int count) {
        if (body.remaining() < FIXED_BYTES + count * ReportBlock.LENGTH_BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        return new SenderReport(
                body.word(),
                body.u64(),
                body.word(),
                body.u32(),
                body.u32(),
                ReportBlock.read(body, count),
                body.rest());
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES
                + FIXED_BYTES
                + reports.size() * ReportBlock.LENGTH_BYTES
                + extension.lengthBytes();
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        PacketWriter writer = PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.SR, reports.size())
                .word(senderSsrc)
                .u64(ntpTime)
                .word(rtpTimestamp)
                .u32(packetsSent)
                .u32(payloadSentBytes);
        reports.forEach(report -> report.write(writer));
        return writer.octets(extension).finish();
    }
}
