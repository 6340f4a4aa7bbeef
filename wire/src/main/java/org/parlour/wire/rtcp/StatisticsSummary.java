package org.parlour.wire.rtcp;

/**
 * Statistics over a span of sequence numbers (RFC 3611 §4.6); a part that is not reported says nothing, whatever its
 * numbers.
 *
 * @param endSequence the last sequence number reported on, plus one
 */
public record StatisticsSummary(
        int ssrc,
        int beginSequence,
        int endSequence,
        boolean lossReported,
        boolean duplicatesReported,
        boolean jitterReported,
        HopLimits hopLimits,
        long lost,
        long duplicates,
        long minJitterTimestampUnits,
        long maxJitterTimestampUnits,
        long meanJitterTimestampUnits,
        long deviationJitterTimestampUnits,
        int minHops,
        int maxHops,
        int meanHops,
        int deviationHops)
        implements XrBlock {
    static final int BODY_BYTES = 36;
    private static final int LOSS = 0x80;
    private static final int DUPLICATES = 0x40;
    private static final int JITTER = 0x20;

    /** What the four values of hops are, by their two bits. */
    public enum HopLimits {
        NOT_REPORTED(0),
        IPV4_TIME_TO_LIVE(1),
        IPV6_HOP_LIMIT(2),
        RESERVED(3);

        private static final HopLimits[] BY_NUMBER = values();

        private final int number;

        HopLimits(int number) {
            this.number = number;
        }
    }

    public StatisticsSummary {
        FieldWidth.unsigned(beginSequence, 16, "beginSequence");
        FieldWidth.unsigned(endSequence, 16, "endSequence");
        FieldWidth.unsigned(lost, 32, "lost");
        FieldWidth.unsigned(duplicates, 32, "duplicates");
        FieldWidth.unsigned(minJitterTimestampUnits, 32, "minJitterTimestampUnits");
        FieldWidth.unsigned(maxJitterTimestampUnits, 32, "maxJitterTimestampUnits");
        FieldWidth.unsigned(meanJitterTimestampUnits, 32, "meanJitterTimestampUnits");
        FieldWidth.unsigned(deviationJitterTimestampUnits, 32, "deviationJitterTimestampUnits");
        FieldWidth.unsigned(minHops, 8, "minHops");
        FieldWidth.unsigned(maxHops, 8, "maxHops");
        FieldWidth.unsigned(meanHops, 8, "meanHops");
        FieldWidth.unsigned(deviationHops, 8, "deviationHops");
    }

    static StatisticsSummary decode(int flags, PacketReader body) {
        return new StatisticsSummary(
                body.word(),
                body.u16(),
                body.u16(),
                (flags & LOSS) != 0,
                (flags & DUPLICATES) != 0,
                (flags & JITTER) != 0,
                HopLimits.BY_NUMBER[(flags >>> 3) & 3],
                body.u32(),
                body.u32(),
                body.u32(),
                body.u32(),
                body.u32(),
                body.u32(),
                body.u8(),
                body.u8(),
                body.u8(),
                body.u8());
    }

    int flags() {
        return (lossReported ? LOSS : 0)
                | (duplicatesReported ? DUPLICATES : 0)
                | (jitterReported ? JITTER : 0)
                | hopLimits.number << 3;
    }

    void write(PacketWriter writer) {
        writer.word(ssrc)
                .u16(beginSequence)
                .u16(endSequence)
                .u32(lost)
                .u32(duplicates)
                .u32(minJitterTimestampUnits)
                .u32(maxJitterTimestampUnits)
                .u32(meanJitterTimestampUnits)
                .u32(deviationJitterTimestampUnits)
                .u8(minHops)
                .u8(maxHops)
                .u8(meanHops)
                .u8(deviationHops);
    }
}
