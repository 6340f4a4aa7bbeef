package org.parlour.wire.rtcp;

import java.util.ArrayList;
import java.util.List;

/** XR: what a report block has no room for (RFC 3611). */
public record ExtendedReport(int senderSsrc, List<XrBlock> blocks) implements RtcpPacket {
    public ExtendedReport {
        blocks = List.copyOf(blocks);
    }

    static Decoded decode(PacketReader body) {
        if (body.remaining() < Integer.BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        int senderSsrc = body.word();
        List<XrBlock> blocks = new ArrayList<>();
        while (body.remaining() >= XrBlockCodec.HEADER_BYTES) {
            int type = body.u8();
            int typeSpecific = body.u8();
            int lengthBytes = body.u16() * Integer.BYTES;
            if (lengthBytes > body.remaining()) {
                return RtcpFlaw.BODY_TRUNCATED;
            }
            blocks.add(XrBlockCodec.decode(type, typeSpecific, body.slice(lengthBytes)));
        }
        return new ExtendedReport(senderSsrc, blocks);
    }

    @Override
    public int lengthBytes() {
        int blocks = this.blocks.stream().mapToInt(XrBlockCodec::lengthBytes).sum();
        return RtcpFrame.HEADER_BYTES + Integer.BYTES + blocks;
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        PacketWriter writer = PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.XR, 0)
                .word(senderSsrc);
        blocks.forEach(block -> XrBlockCodec.write(block, writer));
        return writer.finish();
    }
}
