package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.sip.seat.PhoneQuality.Way;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpRule;
import org.parlour.wire.rtcp.SourceDescription;
import org.parlour.wire.rtp.RtpPacket;

/** A leg on its bench, a phone that loses packets or hears nothing, and what is told of the line. */
class QualityWatchTest {
    private static final InetSocketAddress PHONE = Desk.at("192.0.2.10", 40_000);
    private static final InetSocketAddress PHONE_RTCP = Desk.at("192.0.2.10", 40_001);
    private static final int SSRC = 0x1111;
    private static final byte[] FRAME = new byte[Desk.FRAME_TICKS];

    private final Bench bench = new Bench();
    private int frame;

    @BeforeEach
    void agree() {
        bench.leg.agree(Desk.agreed(PHONE), bench.nowNanos);
    }

    @Test
    void aCleanLineIsToldOnceAndThenNothingIsNew() {
        talk(20, 0);
        assertThat(bench.qualities).hasSize(1);
        Way uplink = uplink();
        assertThat(uplink.mos()).isBetween(4.3, 4.5);
        assertThat(uplink.lossPercent()).isZero();
        assertThat(uplink.jitterMillis()).isZero();
        assertThat(last().downlink()).isNull();
        assertThat(last().roundTripMillis()).isEqualTo(PhoneQuality.UNKNOWN);
    }

    @Test
    void everyTenthPacketLostIsHeardAndForgottenWhenItIsOver() {
        talk(10, 0);
        talk(10, 10);
        assertThat(uplink().lossPercent()).isBetween(9.0, 11.0);
        assertThat(uplink().mos()).isLessThan(4.0);
        talk(10, 0);
        assertThat(uplink().lossPercent()).isZero();
        assertThat(uplink().mos()).isGreaterThan(4.3);
    }

    @Test
    void whoHearsUsReportsItAndWhoDoesNotIsDeaf() {
        talk(4, 0);
        report(0, 100);
        talk(4, 0);
        assertThat(last().deaf()).isFalse();
        assertThat(last().downlink()).isNotNull().extracting(Way::mos).satisfies(mos -> assertThat((double) mos)
                .isGreaterThan(4.3));
        report(0, 100);
        talk(3, 0);
        assertThat(last().deaf()).isTrue();
        assertThat(last().downlink()).isNull();
        report(26, 400);
        talk(3, 0);
        assertThat(last().deaf()).isFalse();
        assertThat(last().downlink()).isNotNull().extracting(Way::lossPercent).satisfies(loss -> assertThat(
                        (double) loss)
                .isBetween(10.0, 10.3));
    }

    @Test
    void whoReportsTwiceOnNobodyIsDeaf() {
        talk(4, 0);
        hear(new ReceiverReport(SSRC, List.of()));
        talk(3, 0);
        assertThat(last().deaf()).isFalse();
        hear(new ReceiverReport(SSRC, List.of()));
        talk(3, 0);
        assertThat(last().deaf()).isTrue();
    }

    @Test
    void aLineOnWhichNothingCameIsNoQuality() {
        bench.pass(20 * Desk.SECOND_NANOS);
        assertThat(bench.qualities).isEmpty();
    }

    private Way uplink() {
        Way uplink = last().uplink();
        if (uplink == null) {
            throw new AssertionError("nothing is said of the uplink");
        }
        return uplink;
    }

    private PhoneQuality last() {
        return bench.qualities.getLast();
    }

    /** Both speak. */
    private void talk(int seconds, int lostEvery) {
        for (int i = 0; i < seconds * 50; i++) {
            frame++;
            if (lostEvery == 0 || frame % lostEvery != 0) {
                bench.hear(PHONE, Desk.voice(SSRC, frame & 0xFFFF, frame * Desk.FRAME_TICKS, FRAME));
            }
            bench.leg.send(FRAME, 0, FRAME.length, Desk.FRAME_TICKS, bench.nowNanos);
            bench.pass(Desk.FRAME_NANOS);
        }
    }

    private void report(int fractionLostUnits256, long highest) {
        RtpPacket ours = new RtpPacket();
        byte[] packet = bench.sentRtp().getLast().array();
        assertThat(ours.wrap(packet, 0, packet.length)).isNull();
        hear(new ReceiverReport(
                SSRC, List.of(new ReportBlock(ours.ssrc(), fractionLostUnits256, 0, highest, 0, 0, 0))));
    }

    private void hear(ReceiverReport report) {
        byte[] bytes = new byte[512];
        int lengthBytes = RtcpCompound.write(
                        List.of(report, SourceDescription.ofCname(SSRC, "phone")), RtcpRule.COMPOUND, bytes, 0, 512)
                .lengthBytes();
        bench.leg.heardRtcp(bytes, 0, lengthBytes, PHONE_RTCP, bench.nowNanos);
    }
}
