package org.parlour.wire.rtcp;

/**
 * REMB: how much a receiver believes its line can bear (draft-alvestrand-rmcat-remb-03).
 *
 * @param bitrateBitsPerSecond for all named sources together; rounded down to the 18 bits of precision that travel, for
 *     an estimate must not promise what was not measured
 */
public record ReceiverEstimatedMaximumBitrate(int senderSsrc, long bitrateBitsPerSecond, Words ssrcs)
        implements RtcpPacket {
    private static final int FIXED_BYTES = 4 * Integer.BYTES;
    private static final int UNIQUE_IDENTIFIER = 'R' << 24 | 'E' << 16 | 'M' << 8 | 'B';
    private static final int MAX_SSRCS = 255;
    private static final int MANTISSA_BITS = 18;
    private static final int MANTISSA_MASK = (1 << MANTISSA_BITS) - 1;
    private static final long HIGHEST_BITRATE = (long) MANTISSA_MASK << (Long.SIZE - 1 - MANTISSA_BITS);

    public ReceiverEstimatedMaximumBitrate {
        FieldWidth.atMost(ssrcs.count(), MAX_SSRCS, "SSRCs");
        if (bitrateBitsPerSecond < 0) {
            throw new IllegalArgumentException("negative bitrate: " + bitrateBitsPerSecond);
        }
        int exponent = exponent(bitrateBitsPerSecond);
        bitrateBitsPerSecond = bitrateBitsPerSecond >>> exponent << exponent;
    }

    private static int exponent(long bitrateBitsPerSecond) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bitrateBitsPerSecond) - MANTISSA_BITS);
    }

    /** Senders say "no limit" with rates that no long can hold: those are the highest that it can. */
    private static long bitrate(int exponent, int mantissa) {
        boolean overflows = mantissa != 0 && exponent >= Long.numberOfLeadingZeros(mantissa);
        return overflows ? HIGHEST_BITRATE : (long) mantissa << exponent;
    }

    /** Application-layer feedback (RFC 4585 §6.4) that is no REMB is somebody else's. */
    static Decoded decodeApplicationLayer(PacketReader body) {
        PacketReader remb = body.copy();
        if (remb.remaining() < FIXED_BYTES) {
            return Unknown.decodeFeedback(body, RtcpType.PSFB, FeedbackFormat.APPLICATION_LAYER);
        }
        int senderSsrc = remb.word();
        // The media SSRC is always zero (§2.2).
        remb.skip(Integer.BYTES);
        if (remb.word() != UNIQUE_IDENTIFIER) {
            return Unknown.decodeFeedback(body, RtcpType.PSFB, FeedbackFormat.APPLICATION_LAYER);
        }
        int ssrcs = remb.u8();
        int rate = remb.u24();
        if (remb.remaining() < ssrcs * Integer.BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        return new ReceiverEstimatedMaximumBitrate(
                senderSsrc, bitrate(rate >>> MANTISSA_BITS, rate & MANTISSA_MASK), remb.words(ssrcs));
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES + FIXED_BYTES + ssrcs.count() * Integer.BYTES;
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        int exponent = exponent(bitrateBitsPerSecond);
        int mantissa = (int) (bitrateBitsPerSecond >>> exponent);
        return PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.PSFB, FeedbackFormat.APPLICATION_LAYER)
                .word(senderSsrc)
                .word(0)
                .word(UNIQUE_IDENTIFIER)
                .u8(ssrcs.count())
                .u24(exponent << MANTISSA_BITS | mantissa)
                .words(ssrcs)
                .finish();
    }
}
