package org.parlour.wire.rtcp;

/**
 * BYE: sources that leave (RFC 3550 §6.6).
 *
 * @param reason empty when none is given
 */
public record Goodbye(Words ssrcs, String reason) implements RtcpPacket {
    private static final int MAX_SSRCS = 31;

    public Goodbye {
        FieldWidth.atMost(ssrcs.count(), MAX_SSRCS, "SSRCs");
        ShortText.check(reason, ShortText.MAX_BYTES, "reason");
    }

    public static Goodbye of(int... ssrcs) {
        return new Goodbye(Words.of(ssrcs), "");
    }

    static Decoded decode(PacketReader body, int count) {
        if (body.remaining() < count * Integer.BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        Words ssrcs = body.words(count);
        if (body.remaining() == 0) {
            return new Goodbye(ssrcs, "");
        }
        int length = body.u8();
        return length > body.remaining() ? RtcpFlaw.BODY_TRUNCATED : new Goodbye(ssrcs, body.text(length));
    }

    @Override
    public int lengthBytes() {
        int said = reason.isEmpty() ? 0 : 1 + ShortText.lengthBytes(reason);
        return RtcpFrame.HEADER_BYTES + ssrcs.count() * Integer.BYTES + PacketWriter.padded(said);
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        PacketWriter writer = PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.BYE, ssrcs.count())
                .words(ssrcs);
        if (!reason.isEmpty()) {
            writer.u8(ShortText.lengthBytes(reason)).octets(ShortText.octets(reason));
        }
        return writer.finish();
    }
}
