package org.parlour.wire.rtcp;

/** PLI: a decoder lost its picture and needs a key frame (RFC 4585 §6.3.1). */
public record PictureLossIndication(int senderSsrc, int mediaSsrc) implements RtcpPacket {
    private static final int SSRCS_BYTES = 2 * Integer.BYTES;

    static Decoded decode(PacketReader body) {
        return body.remaining() < SSRCS_BYTES
                ? RtcpFlaw.BODY_TRUNCATED
                : new PictureLossIndication(body.word(), body.word());
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES + SSRCS_BYTES;
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        return PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.PSFB, FeedbackFormat.PICTURE_LOSS_INDICATION)
                .word(senderSsrc)
                .word(mediaSsrc)
                .finish();
    }
}
