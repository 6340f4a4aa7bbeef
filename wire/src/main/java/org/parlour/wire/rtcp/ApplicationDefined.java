package org.parlour.wire.rtcp;

import java.nio.charset.StandardCharsets;

/**
 * APP: what an application tells its like (RFC 3550 §6.7).
 *
 * @param name four octets, by rule ASCII; each is one character here, whatever it is
 */
public record ApplicationDefined(int subtype, int ssrc, String name, Octets data) implements RtcpPacket {
    private static final int NAME_BYTES = 4;

    public ApplicationDefined {
        FieldWidth.unsigned(subtype, 5, "subtype");
        FieldWidth.wholeWords(data.lengthBytes(), "data");
        if (name.length() != NAME_BYTES || name.chars().anyMatch(octet -> octet > 0xff)) {
            throw new IllegalArgumentException("a name has four octets: " + name);
        }
    }

    static Decoded decode(PacketReader body, int subtype) {
        if (body.remaining() < Integer.BYTES + NAME_BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        int ssrc = body.word();
        String name = new String(body.octets(NAME_BYTES).toArray(), StandardCharsets.ISO_8859_1);
        return new ApplicationDefined(subtype, ssrc, name, body.rest());
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES + Integer.BYTES + NAME_BYTES + data.lengthBytes();
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        return PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.APP, subtype)
                .word(ssrc)
                .octets(name.getBytes(StandardCharsets.ISO_8859_1))
                .octets(data)
                .finish();
    }
}
