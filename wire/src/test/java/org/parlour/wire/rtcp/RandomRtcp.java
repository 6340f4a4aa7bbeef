package org.parlour.wire.rtcp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Packets of every kind, as chance has it. */
final class RandomRtcp {
    private static final List<String> LETTERS = List.of("a", "Z", "0", "@", ":", " ", "ß", "€", "語", "😀");

    private final RandomGenerator random;

    RandomRtcp(RandomGenerator random) {
        this.random = random;
    }

    /** One of each kind. */
    List<RtcpPacket> all() {
        return List.of(
                senderReport(),
                receiverReport(),
                sourceDescription(),
                goodbye(),
                applicationDefined(),
                nack(),
                transportFeedback(),
                congestionControl(),
                new PictureLossIndication(random.nextInt(), random.nextInt()),
                fullIntraRequest(),
                bitrate(),
                extendedReport(),
                unknown());
    }

    private long u32() {
        return Integer.toUnsignedLong(random.nextInt());
    }

    private int u16() {
        return random.nextInt(1 << 16);
    }

    private int u8() {
        return random.nextInt(1 << 8);
    }

    private static <T> List<T> listOf(int count, Supplier<T> each) {
        return Stream.generate(each).limit(count).toList();
    }

    private Words words(int count) {
        return Words.of(IntStream.generate(random::nextInt).limit(count).toArray());
    }

    private Words halfWords(int count) {
        return Words.of(IntStream.generate(() -> 1 + random.nextInt(0xffff))
                .limit(count)
                .toArray());
    }

    private Octets octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Octets.of(octets);
    }

    private String text(int limitBytes) {
        StringBuilder text = new StringBuilder();
        int left = random.nextInt(limitBytes + 1);
        while (true) {
            String next = LETTERS.get(random.nextInt(LETTERS.size()));
            left -= next.getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                return text.toString();
            }
            text.append(next);
        }
    }

    private ReportBlock reportBlock() {
        int lost = random.nextInt(1 << 24) - (1 << 23);
        return new ReportBlock(random.nextInt(), u8(), lost, u32(), u32(), random.nextInt(), u32());
    }

    SenderReport senderReport() {
        List<ReportBlock> reports = listOf(random.nextInt(32), this::reportBlock);
        Octets extension = octets(4 * random.nextInt(3));
        return new SenderReport(
                random.nextInt(), random.nextLong(), random.nextInt(), u32(), u32(), reports, extension);
    }

    ReceiverReport receiverReport() {
        List<ReportBlock> reports = listOf(random.nextInt(32), this::reportBlock);
        return new ReceiverReport(random.nextInt(), reports, octets(4 * random.nextInt(3)));
    }

    private SdesItem sdesItem() {
        SdesType[] types = SdesType.values();
        return switch (random.nextInt(4)) {
            case 0 -> new SdesItem.Private(text(100), text(154));
            case 1 -> new SdesItem.Other(16 + random.nextInt(240), octets(random.nextInt(256)));
            default -> new SdesItem.Text(types[random.nextInt(types.length)], text(255));
        };
    }

    SourceDescription sourceDescription() {
        return new SourceDescription(listOf(
                random.nextInt(32),
                () -> new SourceDescription.Chunk(random.nextInt(), listOf(random.nextInt(4), this::sdesItem))));
    }

    Goodbye goodbye() {
        return new Goodbye(words(random.nextInt(32)), random.nextBoolean() ? "" : text(255));
    }

    ApplicationDefined applicationDefined() {
        return new ApplicationDefined(random.nextInt(32), random.nextInt(), "PRLR", octets(4 * random.nextInt(20)));
    }

    GenericNack nack() {
        return new GenericNack(random.nextInt(), random.nextInt(), words(random.nextInt(40)));
    }

    PacketArrivals arrivals(int packets) {
        int sequence = u16();
        long nowNanos = random.nextLong(1L << 60);
        PacketArrivalsBuilder builder = new PacketArrivalsBuilder(sequence, 100_000);
        for (int i = 0; i < packets; i++) {
            sequence += 1 + (random.nextInt(4) == 0 ? random.nextInt(40) : 0);
            nowNanos += random.nextInt(20) == 0
                    ? random.nextLong(-8_000_000_000L, 8_000_000_000L)
                    : random.nextLong(40_000_000L);
            builder.add(sequence & 0xffff, nowNanos);
        }
        return builder.build();
    }

    TransportFeedback transportFeedback() {
        return new TransportFeedback(random.nextInt(), random.nextInt(), u8(), arrivals(random.nextInt(300)));
    }

    CongestionControlFeedback congestionControl() {
        Supplier<CongestionControlFeedback.Stream> stream =
                () -> new CongestionControlFeedback.Stream(random.nextInt(), u16(), halfWords(random.nextInt(50)));
        return new CongestionControlFeedback(random.nextInt(), listOf(random.nextInt(5), stream), random.nextInt());
    }

    FullIntraRequest fullIntraRequest() {
        Supplier<FullIntraRequest.Entry> entry = () -> new FullIntraRequest.Entry(random.nextInt(), u8());
        return new FullIntraRequest(random.nextInt(), listOf(random.nextInt(6), entry));
    }

    ReceiverEstimatedMaximumBitrate bitrate() {
        long bitrate = random.nextLong() >>> (1 + random.nextInt(63));
        return new ReceiverEstimatedMaximumBitrate(random.nextInt(), bitrate, words(random.nextInt(256)));
    }

    ExtendedReport extendedReport() {
        return new ExtendedReport(random.nextInt(), listOf(random.nextInt(8), this::xrBlock));
    }

    private RunLengthReport runLengths() {
        return new RunLengthReport(random.nextInt(), random.nextInt(16), u16(), u16(), halfWords(random.nextInt(30)));
    }

    private XrBlock xrBlock() {
        return switch (random.nextInt(8)) {
            case 0 -> new XrBlock.LossRle(runLengths());
            case 1 -> new XrBlock.DuplicateRle(runLengths());
            case 2 ->
                new XrBlock.PacketReceiptTimes(
                        random.nextInt(), random.nextInt(16), u16(), u16(), words(random.nextInt(9)));
            case 3 -> new XrBlock.ReceiverReferenceTime(random.nextLong());
            case 4 ->
                new XrBlock.DelaySinceLastReceiverReport(listOf(
                        random.nextInt(4),
                        () -> new XrBlock.DelaySinceLastReceiverReport.Delay(
                                random.nextInt(), random.nextInt(), u32())));
            case 5 -> statisticsSummary();
            case 6 -> voipMetrics();
            default -> new XrBlock.Raw(8 + random.nextInt(248), u8(), octets(4 * random.nextInt(9)));
        };
    }

    private StatisticsSummary statisticsSummary() {
        StatisticsSummary.HopLimits[] hops = StatisticsSummary.HopLimits.values();
        return new StatisticsSummary(
                random.nextInt(),
                u16(),
                u16(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                hops[random.nextInt(hops.length)],
                u32(),
                u32(),
                u32(),
                u32(),
                u32(),
                u32(),
                u8(),
                u8(),
                u8(),
                u8());
    }

    private VoipMetrics voipMetrics() {
        VoipMetrics.Concealment[] concealments = VoipMetrics.Concealment.values();
        VoipMetrics.Adaptation[] adaptations = VoipMetrics.Adaptation.values();
        return new VoipMetrics(
                random.nextInt(),
                new VoipMetrics.Losses(u8(), u8()),
                new VoipMetrics.Bursts(u8(), u8(), u16(), u16(), u8()),
                new VoipMetrics.Delays(u16(), u16()),
                new VoipMetrics.Signal(u8() - 128, u8() - 128, u8()),
                new VoipMetrics.Quality(u8(), u8(), u8(), u8()),
                new VoipMetrics.JitterBuffer(
                        concealments[random.nextInt(4)],
                        adaptations[random.nextInt(4)],
                        random.nextInt(16),
                        u16(),
                        u16(),
                        u16()));
    }

    /** SLI, RPSI and the like, AFB that is no REMB, types of the future. */
    Unknown unknown() {
        return switch (random.nextInt(3)) {
            case 0 -> new Unknown(RtcpType.PSFB.number(), 2 + random.nextInt(2), octets(8 + 4 * random.nextInt(9)));
            case 1 -> new Unknown(RtcpType.RTPFB.number(), 3 + random.nextInt(8), octets(8 + 4 * random.nextInt(9)));
            default -> new Unknown(208 + random.nextInt(16), random.nextInt(32), octets(4 * random.nextInt(9)));
        };
    }
}
