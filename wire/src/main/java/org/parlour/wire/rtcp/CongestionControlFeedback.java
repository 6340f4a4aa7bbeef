package org.parlour.wire.rtcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Congestion control feedback: which packets of which stream came, when, and how marked (RFC 8888).
 *
 * @param reportMiddleNtp {@link NtpTime#middle} of the moment at which the report was made
 */
public record CongestionControlFeedback(int senderSsrc, List<Stream> streams, int reportMiddleNtp)
        implements RtcpPacket {
    private static final int FIXED_BYTES = 2 * Integer.BYTES;
    private static final int STREAM_HEADER_BYTES = 2 * Integer.BYTES;
    // §3.1: no more than a quarter of the sequence number space.
    private static final int MAX_METRICS = 16_384;

    public CongestionControlFeedback {
        streams = List.copyOf(streams);
    }

    /**
     * One stream.
     *
     * @param metrics sixteen bits for each packet from {@code beginSequence} on: received, ECN, arrival time offset
     */
    public record Stream(int ssrc, int beginSequence, Words metrics) {
        private static final int RECEIVED = 0x8000;
        private static final int OFFSET_MASK = 0x1fff;

        public Stream {
            FieldWidth.unsigned(beginSequence, 16, "beginSequence");
            FieldWidth.atMost(metrics.count(), MAX_METRICS, "metrics");
            metrics.forEach(metric -> FieldWidth.unsigned(metric, 16, "metric"));
        }

        /** The sequence number that a metric is about. */
        public int sequence(int index) {
            return (beginSequence + index) & 0xffff;
        }

        public boolean received(int index) {
            return (metrics.at(index) & RECEIVED) != 0;
        }

        /** The two bits of RFC 3168 §5. */
        public int ecn(int index) {
            return (metrics.at(index) >>> 13) & 3;
        }

        /** Before the report was made, in 1/1024 s; 0x1FFE is "longer", 0x1FFF "after, or not known". */
        public int arrivalOffsetUnits1024(int index) {
            return metrics.at(index) & OFFSET_MASK;
        }

        private int lengthBytes() {
            return STREAM_HEADER_BYTES + PacketWriter.padded(metrics.count() * Short.BYTES);
        }
    }

    /**
     * Erratum 8166: the text once read as if the last sequence number were part of the range. Senders of both readings
     * exist; only one of them makes the lengths add up.
     */
    static Decoded decode(PacketReader body) {
        if (body.remaining() < FIXED_BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        int senderSsrc = body.word();
        PacketReader blocks = body.slice(body.remaining() - Integer.BYTES);
        List<Stream> streams = decodeStreams(blocks.copy(), 0);
        if (streams == null) {
            streams = decodeStreams(blocks, 1);
        }
        return streams == null
                ? RtcpFlaw.ENTRIES_MISALIGNED
                : new CongestionControlFeedback(senderSsrc, streams, body.word());
    }

    private static @Nullable List<Stream> decodeStreams(PacketReader blocks, int beyondLast) {
        List<Stream> streams = new ArrayList<>();
        while (blocks.remaining() >= STREAM_HEADER_BYTES) {
            int ssrc = blocks.word();
            int begin = blocks.u16();
            int reports = blocks.u16();
            int count = reports == 0 ? 0 : reports + beyondLast;
            int padded = PacketWriter.padded(count * Short.BYTES);
            if (count > MAX_METRICS || padded > blocks.remaining()) {
                return null;
            }
            streams.add(new Stream(ssrc, begin, blocks.halfWords(count)));
            blocks.skip(padded - count * Short.BYTES);
        }
        return blocks.remaining() == 0 ? streams : null;
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES
                + FIXED_BYTES
                + streams.stream().mapToInt(Stream::lengthBytes).sum();
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        PacketWriter writer = PacketWriter.begin(
                        buffer, offset, lengthBytes(), RtcpType.RTPFB, FeedbackFormat.CONGESTION_CONTROL)
                .word(senderSsrc);
        for (Stream stream : streams) {
            writer.word(stream.ssrc)
                    .u16(stream.beginSequence)
                    .u16(stream.metrics.count())
                    .halfWords(stream.metrics)
                    .align();
        }
        return writer.word(reportMiddleNtp).finish();
    }
}
