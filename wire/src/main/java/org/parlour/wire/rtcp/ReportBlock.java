package org.parlour.wire.rtcp;

import java.util.ArrayList;
import java.util.List;

/**
 * What a receiver says of one source (RFC 3550 §6.4.1).
 *
 * @param ssrc the source that is reported on
 * @param fractionLostUnits256 lost since the last report, in 1/256
 * @param cumulativeLost signed 24 bits: duplicates can make it negative
 * @param extendedHighestSequence sequence cycles above the highest sequence number
 * @param lastSenderReportMiddleNtp {@link NtpTime#middle} of the last SR, 0 when none came
 * @param delaySinceLastSenderReportUnits65536 in 1/65536 s
 */
public record ReportBlock(
        int ssrc,
        int fractionLostUnits256,
        int cumulativeLost,
        long extendedHighestSequence,
        long jitterTimestampUnits,
        int lastSenderReportMiddleNtp,
        long delaySinceLastSenderReportUnits65536) {
    static final int LENGTH_BYTES = 24;

    /** What five bits can count. */
    static final int MAX_PER_PACKET = 31;

    public ReportBlock {
        FieldWidth.unsigned(fractionLostUnits256, 8, "fractionLostUnits256");
        FieldWidth.signed(cumulativeLost, 24, "cumulativeLost");
        FieldWidth.unsigned(extendedHighestSequence, 32, "extendedHighestSequence");
        FieldWidth.unsigned(jitterTimestampUnits, 32, "jitterTimestampUnits");
        FieldWidth.unsigned(delaySinceLastSenderReportUnits65536, 32, "delaySinceLastSenderReportUnits65536");
    }

    /** Reads blocks that the caller knows to be there. */
    static List<ReportBlock> read(PacketReader body, int count) {
        List<ReportBlock> reports = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            reports.add(new ReportBlock(
                    body.word(), body.u8(), body.s24(), body.u32(), body.u32(), body.word(), body.u32()));
        }
        return reports;
    }

    void write(PacketWriter writer) {
        writer.word(ssrc)
                .u8(fractionLostUnits256)
                .u24(cumulativeLost)
                .u32(extendedHighestSequence)
                .u32(jitterTimestampUnits)
                .word(lastSenderReportMiddleNtp)
                .u32(delaySinceLastSenderReportUnits65536);
    }
}
