package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parlour.sip.seat.PhoneQuality.Way;
import org.parlour.wire.rtcp.ExtendedReport;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.RtcpRule;
import org.parlour.wire.rtcp.SourceDescription;
import org.parlour.wire.rtcp.VoipMetrics;
import org.parlour.wire.rtcp.XrBlock;
import org.parlour.wire.rtp.RtpPacket;

/** A leg on its bench and a phone that speaks RFC 3611. */
class ExtendedReportsTest {
    private static final InetSocketAddress PHONE = Desk.at("192.0.2.10", 40_000);
    private static final InetSocketAddress PHONE_RTCP = Desk.at("192.0.2.10", 40_001);
    private static final int SSRC = 0x1111;
    private static final byte[] FRAME = new byte[Desk.FRAME_TICKS];
    private static final long UNIX_NANOS_AT_ZERO = 1_795_248_000L * Desk.SECOND_NANOS;

    private final Bench bench = new Bench();
    private int frame;

    @BeforeEach
    void agree() {
        bench.leg.agree(Desk.agreed(PHONE), bench.nowNanos);
    }

    @Test
    void whoDidNotAskGetsNone() {
        talk(20, 0);
        assertThat(extended()).isEmpty();
    }

    @Test
    void whoAskedGetsTheTimeAndHowTheUplinkIs() {
        bench.leg.wantsExtendedReports();
        talk(20, 10);
        ExtendedReport last = extended().getLast();
        assertThat(last.senderSsrc()).isEqualTo(ourSsrc());
        assertThat(last.blocks()).hasSize(2);
        assertThat(last.blocks().getFirst()).isInstanceOf(XrBlock.ReceiverReferenceTime.class);
        VoipMetrics metrics = metrics(last);
        assertThat(metrics.ssrc()).isEqualTo(SSRC);
        // Every tenth packet, with nine between: one burst without an end.
        assertThat(metrics.losses().lossRateUnits256()).isBetween(23, 27);
        assertThat(metrics.bursts().burstDensityUnits256()).isBetween(23, 30);
        assertThat(metrics.quality().mosConversationalTenths()).isBetween(10, 40);
        assertThat(metrics.delays().roundTripMillis()).isZero();
    }

    @Test
    void whoSendsThemGetsThemAndItsTimeIsAnswered() {
        talk(3, 0);
        long sentNanos = bench.nowNanos;
        hear(new ExtendedReport(SSRC, List.of(new XrBlock.ReceiverReferenceTime(ntp(sentNanos)))));
        int before = bench.sentRtcp().size();
        while (bench.sentRtcp().size() == before) {
            talkFrame(0);
        }
        XrBlock.DelaySinceLastReceiverReport answer = extended().getLast().blocks().stream()
                .filter(XrBlock.DelaySinceLastReceiverReport.class::isInstance)
                .map(XrBlock.DelaySinceLastReceiverReport.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(answer.delays()).hasSize(1);
        assertThat(answer.delays().getFirst().ssrc()).isEqualTo(SSRC);
        assertThat(answer.delays().getFirst().lastReceiverReferenceMiddleNtp())
                .isEqualTo(NtpTime.middle(ntp(sentNanos)));
        assertThat(answer.delays().getFirst().delaySinceLastReceiverReferenceUnits65536())
                .isBetween(0L, NtpTime.nanosToUnits65536(bench.nowNanos - sentNanos));
    }

    @Test
    void theirAnswerToOurTimeIsARoundTrip() {
        bench.leg.wantsExtendedReports();
        talk(8, 0);
        XrBlock.ReceiverReferenceTime ours =
                (XrBlock.ReceiverReferenceTime) extended().getLast().blocks().getFirst();
        long middle = NtpTime.middle(ours.ntpTime());
        // It was there for a second, and 80 ms on its way there and back.
        long heldUnits = 65_536;
        long nowUnits = NtpTime.middle(ntp(bench.nowNanos)) & 0xFFFF_FFFFL;
        long wanted = (middle & 0xFFFF_FFFFL) + heldUnits + 5_243;
        bench.nowNanos += NtpTime.units65536ToNanos(wanted - nowUnits);
        hear(new ExtendedReport(
                SSRC,
                List.of(new XrBlock.DelaySinceLastReceiverReport(
                        List.of(new XrBlock.DelaySinceLastReceiverReport.Delay(ourSsrc(), (int) middle, heldUnits))))));
        assertThat(bench.leg.statistics().roundTripNanos()).isBetween(79_000_000L, 81_000_000L);
    }

    @Test
    void whatThePhoneThrowsAwayCountsAsLostOnTheWayDown() {
        talk(4, 0);
        report(0, 100);
        hear(new ExtendedReport(SSRC, List.of(theirs(26, VoipMetrics.UNAVAILABLE))));
        talk(4, 0);
        assertThat(downlink().lossPercent()).isBetween(10.0, 10.3);
        assertThat(downlink().mos()).isLessThan(4.0);
    }

    @Test
    void aPhoneThatRatesItselfWorseIsBelieved() {
        talk(4, 0);
        report(0, 100);
        hear(new ExtendedReport(SSRC, List.of(theirs(0, 29))));
        talk(4, 0);
        assertThat(downlink().mos()).isEqualTo(2.9);
    }

    private Way downlink() {
        Way downlink = bench.qualities.getLast().downlink();
        if (downlink == null) {
            throw new AssertionError("nothing is said of the downlink");
        }
        return downlink;
    }

    private static VoipMetrics theirs(int discardUnits256, int mosTenths, int ssrc) {
        return new VoipMetrics(
                ssrc,
                new VoipMetrics.Losses(0, discardUnits256),
                new VoipMetrics.Bursts(0, 0, 0, 0, 16),
                new VoipMetrics.Delays(0, 0),
                new VoipMetrics.Signal(127, 127, 127),
                new VoipMetrics.Quality(127, 127, 127, mosTenths),
                new VoipMetrics.JitterBuffer(
                        VoipMetrics.Concealment.STANDARD, VoipMetrics.Adaptation.ADAPTIVE, 0, 40, 200, 400));
    }

    private VoipMetrics theirs(int discardUnits256, int mosTenths) {
        return theirs(discardUnits256, mosTenths, ourSsrc());
    }

    private static long ntp(long nanos) {
        return NtpTime.fromUnixNanos(UNIX_NANOS_AT_ZERO + nanos);
    }

    private static VoipMetrics metrics(ExtendedReport report) {
        return report.blocks().stream()
                .filter(VoipMetrics.class::isInstance)
                .map(VoipMetrics.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<ExtendedReport> extended() {
        List<ExtendedReport> reports = new ArrayList<>();
        for (Bench.Sent sent : bench.sentRtcp()) {
            byte[] bytes = sent.array();
            RtcpCompound read = RtcpCompound.parse(bytes, 0, bytes.length, RtcpRule.COMPOUND);
            assertThat(read).isInstanceOf(RtcpCompound.Parsed.class);
            ((RtcpCompound.Parsed) read)
                    .packets().stream()
                            .filter(ExtendedReport.class::isInstance)
                            .map(ExtendedReport.class::cast)
                            .forEach(reports::add);
        }
        return reports;
    }

    private int ourSsrc() {
        byte[] bytes = bench.sentRtp().getFirst().array();
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(bytes, 0, bytes.length)).isNull();
        return packet.ssrc();
    }

    private void report(int fractionLostUnits256, long highest) {
        hear(new ReceiverReport(SSRC, List.of(new ReportBlock(ourSsrc(), fractionLostUnits256, 0, highest, 0, 0, 0))));
    }

    private void hear(RtcpPacket... packets) {
        List<RtcpPacket> compound = new ArrayList<>();
        if (!(packets[0] instanceof ReceiverReport)) {
            compound.add(new ReceiverReport(SSRC, List.of()));
        }
        compound.addAll(List.of(packets));
        compound.add(1, SourceDescription.ofCname(SSRC, "phone"));
        byte[] bytes = new byte[500];
        int length = RtcpCompound.write(compound, RtcpRule.COMPOUND, bytes, 0, bytes.length)
                .lengthBytes();
        bench.hearRtcp(PHONE_RTCP, Arrays.copyOf(bytes, length));
    }

    private void talk(int seconds, int everyLost) {
        for (int i = 0; i < seconds * 50; i++) {
            talkFrame(everyLost);
        }
    }

    private void talkFrame(int everyLost) {
        frame++;
        if (everyLost == 0 || frame % everyLost != 0) {
            bench.hear(PHONE, Desk.voice(SSRC, frame & 0xFFFF, frame * Desk.FRAME_TICKS, FRAME));
        }
        bench.leg.send(FRAME, 0, FRAME.length, Desk.FRAME_TICKS, bench.nowNanos);
        bench.pass(Desk.FRAME_NANOS);
    }
}
