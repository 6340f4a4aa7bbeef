package org.parlour.wire.rtcp;

import java.util.ArrayList;
import java.util.List;

/** FIR: sources that shall send a key frame as soon as they can (RFC 5104 §4.3.1). */
public record FullIntraRequest(int senderSsrc, List<Entry> entries) implements RtcpPacket {
    private static final int SSRCS_BYTES = 2 * Integer.BYTES;
    private static final int ENTRY_BYTES = 2 * Integer.BYTES;

    public FullIntraRequest {
        entries = List.copyOf(entries);
    }

    /** One source; the number tells a new command from a repeated one. */
    public record Entry(int ssrc, int commandSequence) {
        public Entry {
            FieldWidth.unsigned(commandSequence, 8, "commandSequence");
        }
    }

    static Decoded decode(PacketReader body) {
        if (body.remaining() < SSRCS_BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        int senderSsrc = body.word();
        // §4.3.1.2: the media SSRC is not used here, whatever it says.
        body.skip(Integer.BYTES);
        if (body.remaining() % ENTRY_BYTES != 0) {
            return RtcpFlaw.ENTRIES_MISALIGNED;
        }
        List<Entry> entries = new ArrayList<>(body.remaining() / ENTRY_BYTES);
        while (body.remaining() > 0) {
            entries.add(new Entry(body.word(), body.u8()));
            body.skip(3);
        }
        return new FullIntraRequest(senderSsrc, entries);
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES + SSRCS_BYTES + entries.size() * ENTRY_BYTES;
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        PacketWriter writer = PacketWriter.begin(
                        buffer, offset, lengthBytes(), RtcpType.PSFB, FeedbackFormat.FULL_INTRA_REQUEST)
                .word(senderSsrc)
                .word(0);
        for (Entry entry : entries) {
            writer.word(entry.ssrc).u8(entry.commandSequence).u24(0);
        }
        return writer.finish();
    }
}
