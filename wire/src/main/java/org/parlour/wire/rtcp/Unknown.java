package org.parlour.wire.rtcp;

/**
 * A packet of a type or feedback format that has no record here, carried along raw.
 *
 * @param count the five bits that are a count, a subtype or a format
 * @param body what follows the header, without padding
 */
public record Unknown(int packetType, int count, Octets body) implements RtcpPacket {
    public Unknown {
        FieldWidth.unsigned(packetType, 8, "packetType");
        FieldWidth.unsigned(count, 5, "count");
        FieldWidth.wholeWords(body.lengthBytes(), "body");
    }

    static Decoded decode(PacketReader body, int packetType, int count) {
        return new Unknown(packetType, count, body.rest());
    }

    /** RFC 4585 §6.1: whatever the format, a sender and a media SSRC come first. */
    static Decoded decodeFeedback(PacketReader body, RtcpType type, int format) {
        return body.remaining() < 2 * Integer.BYTES ? RtcpFlaw.BODY_TRUNCATED : decode(body, type.number(), format);
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES + body.lengthBytes();
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        return PacketWriter.begin(buffer, offset, lengthBytes(), packetType, count)
                .octets(body)
                .finish();
    }
}
