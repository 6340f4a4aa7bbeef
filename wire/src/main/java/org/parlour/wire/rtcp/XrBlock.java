package org.parlour.wire.rtcp;

import java.util.List;

/** One block of an extended report (RFC 3611 §4). */
public sealed interface XrBlock
        permits XrBlock.LossRle,
                XrBlock.DuplicateRle,
                XrBlock.PacketReceiptTimes,
                XrBlock.ReceiverReferenceTime,
                XrBlock.DelaySinceLastReceiverReport,
                StatisticsSummary,
                VoipMetrics,
                XrBlock.Raw {

    /** §4.1: a one for each packet that came. */
    record LossRle(RunLengthReport report) implements XrBlock {}

    /** §4.2: a zero for each packet that came more than once. */
    record DuplicateRle(RunLengthReport report) implements XrBlock {}

    /**
     * §4.3: when each packet came, on the clock of its RTP timestamps.
     *
     * @param thinning only every 2^thinning-th sequence number is reported
     * @param endSequence the last sequence number reported on, plus one
     */
    record PacketReceiptTimes(
            int ssrc, int thinning, int beginSequence, int endSequence, Words receiptTimesTimestampUnits)
            implements XrBlock {
        public PacketReceiptTimes {
            FieldWidth.unsigned(thinning, 4, "thinning");
            FieldWidth.unsigned(beginSequence, 16, "beginSequence");
            FieldWidth.unsigned(endSequence, 16, "endSequence");
        }
    }

    /** §4.4: the sending time of this report, so that somebody who sends no SR can measure a round trip. */
    record ReceiverReferenceTime(long ntpTime) implements XrBlock {}

    /** §4.5, DLRR: the answer to it. */
    record DelaySinceLastReceiverReport(List<Delay> delays) implements XrBlock {
        public DelaySinceLastReceiverReport {
            delays = List.copyOf(delays);
        }

        /**
         * One receiver.
         *
         * @param lastReceiverReferenceMiddleNtp {@link NtpTime#middle} of its last reference time, 0 when none came
         * @param delaySinceLastReceiverReferenceUnits65536 in 1/65536 s
         */
        public record Delay(
                int ssrc, int lastReceiverReferenceMiddleNtp, long delaySinceLastReceiverReferenceUnits65536) {
            public Delay {
                FieldWidth.unsigned(
                        delaySinceLastReceiverReferenceUnits65536, 32, "delaySinceLastReceiverReferenceUnits65536");
            }
        }
    }

    /** A type without a record here, or a known one whose length is not what its type demands. */
    record Raw(int type, int typeSpecific, Octets octets) implements XrBlock {
        public Raw {
            FieldWidth.unsigned(type, 8, "type");
            FieldWidth.unsigned(typeSpecific, 8, "typeSpecific");
            FieldWidth.wholeWords(octets.lengthBytes(), "block");
        }
    }
}
