package org.parlour.wire.rtcp;

/**
 * Transport-wide feedback: when each packet of a transport came (draft-holmer-rmcat-transport-wide-cc-extensions-01).
 *
 * @param feedbackCount counts these messages, modulo 256, so that a lost one shows
 */
public record TransportFeedback(int senderSsrc, int mediaSsrc, int feedbackCount, PacketArrivals arrivals)
        implements RtcpPacket {
    private static final int FIXED_BYTES = 16;

    /** Room for one packet in any case: half a circle lost is five runs, the packet a vector, its delta two octets. */
    static final int ROOM_FOR_ONE_BYTES = lengthBytes(6, 2);

    public TransportFeedback {
        FieldWidth.unsigned(feedbackCount, 8, "feedbackCount");
    }

    static int lengthBytes(int chunks, int deltasBytes) {
        return RtcpFrame.HEADER_BYTES + FIXED_BYTES + PacketWriter.padded(chunks * Short.BYTES + deltasBytes);
    }

    static Decoded decode(PacketReader body) {
        if (body.remaining() < FIXED_BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        int senderSsrc = body.word();
        int mediaSsrc = body.word();
        int baseSequence = body.u16();
        int statusCount = body.u16();
        int reference = body.s24();
        int feedbackCount = body.u8();
        PacketArrivals arrivals = ArrivalsDecoder.decode(baseSequence, statusCount, reference, body);
        return arrivals == null
                ? RtcpFlaw.BODY_TRUNCATED
                : new TransportFeedback(senderSsrc, mediaSsrc, feedbackCount, arrivals);
    }

    @Override
    public int lengthBytes() {
        return lengthBytes(arrivals.chunks().count(), arrivals.deltasBytes());
    }

    /** Zeros fill the last word and the padding bit stays clear, for its count would have to be a multiple of four. */
    @Override
    public int writeTo(byte[] buffer, int offset) {
        Words chunks = arrivals.chunks();
        int lengthBytes = lengthBytes(chunks.count(), arrivals.deltasBytes());
        PacketWriter writer = PacketWriter.begin(
                        buffer, offset, lengthBytes, RtcpType.RTPFB, FeedbackFormat.TRANSPORT_WIDE)
                .word(senderSsrc)
                .word(mediaSsrc)
                .u16(arrivals.baseSequence())
                .u16(arrivals.statusCount())
                .u24(arrivals.referenceTimeUnits64Millis())
                .u8(feedbackCount)
                .halfWords(chunks);
        arrivals.writeDeltas(writer);
        return writer.finish();
    }
}
