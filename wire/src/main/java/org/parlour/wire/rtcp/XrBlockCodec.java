package org.parlour.wire.rtcp;

import java.util.ArrayList;
import java.util.List;

/** Blocks of an extended report on the wire (RFC 3611 §3, §4). */
final class XrBlockCodec {
    static final int HEADER_BYTES = 4;

    private static final int LOSS_RLE = 1;
    private static final int DUPLICATE_RLE = 2;
    private static final int PACKET_RECEIPT_TIMES = 3;
    private static final int RECEIVER_REFERENCE_TIME = 4;
    private static final int DLRR = 5;
    private static final int STATISTICS_SUMMARY = 6;
    private static final int VOIP_METRICS = 7;

    /** SSRC, begin and end of the blocks that speak of a span of packets. */
    private static final int SPAN_BYTES = 8;

    private static final int DELAY_BYTES = 12;
    private static final int THINNING = 0x0f;

    private XrBlockCodec() {}

    /** A known type of a wrong length is kept raw: its borders are certain, and the blocks beside it are good. */
    static XrBlock decode(int type, int typeSpecific, PacketReader body) {
        if (!isWellFormed(type, body.remaining())) {
            return new XrBlock.Raw(type, typeSpecific, body.rest());
        }
        int thinning = typeSpecific & THINNING;
        return switch (type) {
            case LOSS_RLE -> new XrBlock.LossRle(runLengths(thinning, body));
            case DUPLICATE_RLE -> new XrBlock.DuplicateRle(runLengths(thinning, body));
            case PACKET_RECEIPT_TIMES -> receiptTimes(thinning, body);
            case RECEIVER_REFERENCE_TIME -> new XrBlock.ReceiverReferenceTime(body.u64());
            case DLRR -> delays(body);
            case STATISTICS_SUMMARY -> StatisticsSummary.decode(typeSpecific, body);
            case VOIP_METRICS -> VoipMetrics.decode(body);
            default -> throw new IllegalStateException("well-formed and unknown: " + type);
        };
    }

    private static boolean isWellFormed(int type, int lengthBytes) {
        return switch (type) {
            case LOSS_RLE, DUPLICATE_RLE, PACKET_RECEIPT_TIMES -> lengthBytes >= SPAN_BYTES;
            case RECEIVER_REFERENCE_TIME -> lengthBytes == Long.BYTES;
            case DLRR -> lengthBytes % DELAY_BYTES == 0;
            case STATISTICS_SUMMARY -> lengthBytes == StatisticsSummary.BODY_BYTES;
            case VOIP_METRICS -> lengthBytes == VoipMetrics.BODY_BYTES;
            default -> false;
        };
    }

    private static RunLengthReport runLengths(int thinning, PacketReader body) {
        int ssrc = body.word();
        int begin = body.u16();
        int end = body.u16();
        PacketReader ahead = body.copy();
        int count = 0;
        // §4.1.3: a null chunk ends the chunks and fills the last word.
        while (ahead.remaining() >= Short.BYTES && ahead.u16() != 0) {
            count++;
        }
        return new RunLengthReport(ssrc, thinning, begin, end, body.halfWords(count));
    }

    private static XrBlock receiptTimes(int thinning, PacketReader body) {
        int ssrc = body.word();
        int begin = body.u16();
        int end = body.u16();
        return new XrBlock.PacketReceiptTimes(ssrc, thinning, begin, end, body.words(body.remaining() / Integer.BYTES));
    }

    private static XrBlock delays(PacketReader body) {
        List<XrBlock.DelaySinceLastReceiverReport.Delay> delays = new ArrayList<>(body.remaining() / DELAY_BYTES);
        while (body.remaining() > 0) {
            delays.add(new XrBlock.DelaySinceLastReceiverReport.Delay(body.word(), body.word(), body.u32()));
        }
        return new XrBlock.DelaySinceLastReceiverReport(delays);
    }

    static int lengthBytes(XrBlock block) {
        return HEADER_BYTES
                + switch (block) {
                    case XrBlock.LossRle loss -> runLengthsBytes(loss.report());
                    case XrBlock.DuplicateRle duplicate -> runLengthsBytes(duplicate.report());
                    case XrBlock.PacketReceiptTimes times ->
                        SPAN_BYTES + times.receiptTimesTimestampUnits().count() * Integer.BYTES;
                    case XrBlock.ReceiverReferenceTime ignored -> Long.BYTES;
                    case XrBlock.DelaySinceLastReceiverReport dlrr ->
                        dlrr.delays().size() * DELAY_BYTES;
                    case StatisticsSummary ignored -> StatisticsSummary.BODY_BYTES;
                    case VoipMetrics ignored -> VoipMetrics.BODY_BYTES;
                    case XrBlock.Raw raw -> raw.octets().lengthBytes();
                };
    }

    private static int runLengthsBytes(RunLengthReport report) {
        return SPAN_BYTES + PacketWriter.padded(report.chunks().count() * Short.BYTES);
    }

    static void write(XrBlock block, PacketWriter writer) {
        int words = (lengthBytes(block) - HEADER_BYTES) / Integer.BYTES;
        switch (block) {
            case XrBlock.LossRle loss -> write(LOSS_RLE, words, loss.report(), writer);
            case XrBlock.DuplicateRle duplicate -> write(DUPLICATE_RLE, words, duplicate.report(), writer);
            case XrBlock.PacketReceiptTimes times ->
                writer.u8(PACKET_RECEIPT_TIMES)
                        .u8(times.thinning())
                        .u16(words)
                        .word(times.ssrc())
                        .u16(times.beginSequence())
                        .u16(times.endSequence())
                        .words(times.receiptTimesTimestampUnits());
            case XrBlock.ReceiverReferenceTime time ->
                writer.u8(RECEIVER_REFERENCE_TIME).u8(0).u16(words).u64(time.ntpTime());
            case XrBlock.DelaySinceLastReceiverReport dlrr -> {
                writer.u8(DLRR).u8(0).u16(words);
                dlrr.delays().forEach(delay -> writer.word(delay.ssrc())
                        .word(delay.lastReceiverReferenceMiddleNtp())
                        .u32(delay.delaySinceLastReceiverReferenceUnits65536()));
            }
            case StatisticsSummary summary -> {
                writer.u8(STATISTICS_SUMMARY).u8(summary.flags()).u16(words);
                summary.write(writer);
            }
            case VoipMetrics metrics -> {
                writer.u8(VOIP_METRICS).u8(0).u16(words);
                metrics.write(writer);
            }
            case XrBlock.Raw raw ->
                writer.u8(raw.type()).u8(raw.typeSpecific()).u16(words).octets(raw.octets());
        }
    }

    private static void write(int type, int words, RunLengthReport report, PacketWriter writer) {
        writer.u8(type)
                .u8(report.thinning())
                .u16(words)
                .word(report.ssrc())
                .u16(report.beginSequence())
                .u16(report.endSequence())
                .halfWords(report.chunks())
                .align();
    }
}
