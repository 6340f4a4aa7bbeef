package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Packets typed in by the figures of their documents: every field where the figure has it. */
class RtcpGoldenTest {
    private static void isSaidBy(RtcpPacket packet, String... words) {
        assertThat(Wire.hex(packet)).isEqualTo(String.join("", words));
        assertThat(Wire.only(Wire.bytes(String.join("", words)))).isEqualTo(packet);
    }

    @Test
    void senderReportOfRfc3550Section641() {
        ReportBlock report = new ReportBlock(0xbc5e9a40, 0x40, -2, 0x000146e1, 0x111, 0xb7052000, 0x00054000);
        isSaidBy(
                new SenderReport(
                        0x902f9e2e,
                        0xb44db705_20000000L,
                        0xaaf4edd5,
                        0xfffffffeL,
                        0x80000001L,
                        List.of(report),
                        Octets.of(Wire.bytes("54455354"))),
                "81c8000d",
                "902f9e2e",
                "b44db705",
                "20000000",
                "aaf4edd5",
                "fffffffe",
                "80000001",
                "bc5e9a40",
                "40fffffe",
                "000146e1",
                "00000111",
                "b7052000",
                "00054000",
                "54455354");
    }

    @Test
    void receiverReportOfRfc3550Section642() {
        ReportBlock report = new ReportBlock(2, 255, 0x7fffff, 3, 4, 5, 6);
        isSaidBy(
                new ReceiverReport(1, List.of(report)),
                "81c90007",
                "00000001",
                "00000002",
                "ff7fffff",
                "00000003",
                "00000004",
                "00000005",
                "00000006");
        isSaidBy(new ReceiverReport(1, List.of()), "80c90001", "00000001");
    }

    @Test
    void sourceDescriptionOfRfc3550Section65() {
        List<SdesItem> items = List.of(
                new SdesItem.Text(SdesType.CNAME, "a@b"),
                new SdesItem.Private("x", "yz"),
                new SdesItem.Text(SdesType.RTP_STREAM_ID, "h"),
                new SdesItem.Text(SdesType.REPAIRED_RTP_STREAM_ID, "l"),
                new SdesItem.Text(SdesType.MID, "0"));
        isSaidBy(
                new SourceDescription(List.of(
                        new SourceDescription.Chunk(0x11223344, items),
                        new SourceDescription.Chunk(0x55667788, List.of()))),
                "82ca0009",
                "11223344",
                "0103" + "6140",
                "62" + "0804" + "01",
                "78" + "797a" + "0c",
                "0168" + "0d01",
                "6c" + "0f01" + "30",
                "00000000",
                "55667788",
                "00000000");
    }

    @Test
    void goodbyeOfRfc3550Section66() {
        isSaidBy(new Goodbye(Words.of(1, 2), "bye"), "82cb0003", "00000001", "00000002", "03627965");
        isSaidBy(new Goodbye(Words.of(1), "gone"), "81cb0003", "00000001", "04676f6e", "65000000");
        isSaidBy(Goodbye.of(), "80cb0000");
    }

    @Test
    void applicationDefinedOfRfc3550Section67() {
        isSaidBy(
                new ApplicationDefined(9, 1, "PoC1", Octets.of(Wire.bytes("01020304"))),
                "89cc0003",
                "00000001",
                "506f4331",
                "01020304");
    }

    @Test
    void genericNackOfRfc4585Section621() {
        isSaidBy(
                GenericNack.of(1, 2, 0x1234, 0x1235, 0x1244, 0x2000),
                "81cd0004",
                "00000001",
                "00000002",
                "12348001",
                "20000000");
    }

    @Test
    void keyFrameRequestsOfRfc4585Section631AndRfc5104Section431() {
        isSaidBy(new PictureLossIndication(1, 2), "81ce0002", "00000001", "00000002");
        isSaidBy(
                new FullIntraRequest(1, List.of(new FullIntraRequest.Entry(3, 255), new FullIntraRequest.Entry(4, 0))),
                "84ce0006",
                "00000001",
                "00000000",
                "00000003",
                "ff000000",
                "00000004",
                "00000000");
    }

    @Test
    void bitrateOfTheRembDraftSection22() {
        isSaidBy(
                new ReceiverEstimatedMaximumBitrate(1, 0x3fffdL << 4, Words.of(2, 3)),
                "8fce0006",
                "00000001",
                "00000000",
                "52454d42",
                "0213fffd",
                "00000002",
                "00000003");
    }

    @Test
    void congestionControlFeedbackOfRfc8888Section31() {
        CongestionControlFeedback.Stream first =
                new CongestionControlFeedback.Stream(2, 0xfffe, Words.of(0x8001, 0, 0xffff));
        CongestionControlFeedback.Stream second = new CongestionControlFeedback.Stream(3, 0, Words.NONE);
        isSaidBy(
                new CongestionControlFeedback(1, List.of(first, second), 4),
                "8bcd0008",
                "00000001",
                "00000002",
                "fffe0003",
                "80010000",
                "ffff0000",
                "00000003",
                "00000000",
                "00000004");
    }

    @Test
    void transportFeedbackOfTheDraftSection31() {
        PacketArrivalsBuilder builder = new PacketArrivalsBuilder(0xfffd, 1_200);
        long referenceNanos = 0x123456L * 64_000_000L;
        int[] sequences = {0xfffd, 0xffff, 0, 1};
        long[] ticks = {1, 256, 600, 599};
        for (int i = 0; i < sequences.length; i++) {
            assertThat(builder.add(sequences[i], referenceNanos + ticks[i] * 250_000L))
                    .isTrue();
        }
        // Small, lost, small, large, negative: a two-bit vector, then 1, 255, 344, -1.
        isSaidBy(
                new TransportFeedback(1, 2, 7, builder.build()),
                "8fcd0006",
                "00000001",
                "00000002",
                "fffd0005",
                "12345607",
                "d1a0" + "01" + "ff",
                "0158" + "ffff");
    }

    @Test
    void extendedReportOfRfc3611Section4() {
        RunLengthReport runs = new RunLengthReport(2, 1, 0xfff0, 0x0010, Words.of(0x4006, 0x8421, 0x0003));
        isSaidBy(
                new ExtendedReport(
                        1,
                        List.of(
                                new XrBlock.LossRle(runs),
                                new XrBlock.DuplicateRle(runs),
                                new XrBlock.PacketReceiptTimes(2, 0, 5, 7, Words.of(100, -1)),
                                new XrBlock.ReceiverReferenceTime(0xb44db705_20000000L),
                                new XrBlock.DelaySinceLastReceiverReport(List.of(
                                        new XrBlock.DelaySinceLastReceiverReport.Delay(3, 0xb7052000, 0x54000))),
                                new XrBlock.Raw(200, 9, Octets.of(Wire.bytes("0a0b0c0d"))))),
                "80cf0019",
                "00000001",
                "01010004" + "00000002" + "fff00010" + "40068421" + "00030000",
                "02010004" + "00000002" + "fff00010" + "40068421" + "00030000",
                "03000004" + "00000002" + "00050007" + "00000064" + "ffffffff",
                "04000002" + "b44db705" + "20000000",
                "05000003" + "00000003" + "b7052000" + "00054000",
                "c8090001" + "0a0b0c0d");
    }

    @Test
    void statisticsAndVoipMetricsOfRfc3611Sections46And47() {
        StatisticsSummary summary = new StatisticsSummary(
                2,
                3,
                4,
                true,
                false,
                true,
                StatisticsSummary.HopLimits.IPV6_HOP_LIMIT,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14);
        VoipMetrics metrics = new VoipMetrics(
                2,
                new VoipMetrics.Losses(1, 2),
                new VoipMetrics.Bursts(3, 4, 0x0506, 0x0708, 16),
                new VoipMetrics.Delays(0x090a, 0x0b0c),
                new VoipMetrics.Signal(-19, -70, VoipMetrics.UNAVAILABLE),
                new VoipMetrics.Quality(93, VoipMetrics.UNAVAILABLE, 41, 42),
                new VoipMetrics.JitterBuffer(
                        VoipMetrics.Concealment.STANDARD, VoipMetrics.Adaptation.NON_ADAPTIVE, 5, 60, 120, 400));
        isSaidBy(
                new ExtendedReport(1, List.of(summary, metrics)),
                "80cf0014",
                "00000001",
                "06b00009" + "00000002" + "00030004" + numbers(5, 10) + "0b0c0d0e",
                "07000008" + "00000002" + "01020304" + "05060708" + "090a0b0c",
                "edba7f10" + "5d7f292a" + "e500003c" + "00780190");
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj("%08x"::formatted).collect(Collectors.joining());
    }
}
