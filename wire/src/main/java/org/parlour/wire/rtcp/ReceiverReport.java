package org.parlour.wire.rtcp;

import java.util.List;

/**
 * RR: what somebody who sends nothing received (RFC 3550 §6.4.2).
 *
 * @param extension profile-specific words after the report blocks, kept unread
 */
public record ReceiverReport(int senderSsrc, List<ReportBlock> reports, Octets extension) implements RtcpPacket {
    public ReceiverReport {
        FieldWidth.atMost(reports.size(), ReportBlock.MAX_PER_PACKET, "report blocks");
        FieldWidth.wholeWords(extension.lengthBytes(), "extension");
        reports = List.copyOf(reports);
    }

    public ReceiverReport(int senderSsrc, List<ReportBlock> reports) {
        this(senderSsrc, reports, Octets.NONE);
    }

    static Decoded decode(PacketReader body, int count) {
        if (body.remaining() < Integer.BYTES + count * ReportBlock.LENGTH_BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        return new ReceiverReport(body.word(), ReportBlock.read(body, count), body.rest());
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES
                + Integer.BYTES
                + reports.size() * ReportBlock.LENGTH_BYTES
                + extension.lengthBytes();
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        PacketWriter writer = PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.RR, reports.size())
                .word(senderSsrc);
        reports.forEach(report -> report.write(writer));
        return writer.octets(extension).finish();
    }
}
