package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sip.media.Desk.FRAME_NANOS;
import static org.parlour.sip.media.Desk.FRAME_TICKS;
import static org.parlour.sip.media.Desk.SECOND_NANOS;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.sip.seat.LineState;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.RtcpRule;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.SourceDescription;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Direction;

class LegMediaTest {
    private static final InetSocketAddress PHONE = Desk.at("192.0.2.10", 4000);
    private static final InetSocketAddress PHONE_RTCP = Desk.at("192.0.2.10", 4001);
    private static final InetSocketAddress STRANGER = Desk.at("203.0.113.9", 4000);
    private static final int SSRC = 0x1234_5678;
    private static final byte[] FRAME = new byte[FRAME_TICKS];

    private final Bench bench = new Bench();
    private int sequenceNumber = 65_533;
    private int timestamp = -320;

    private void agree() {
        bench.leg.agree(Desk.agreed(PHONE), bench.nowNanos);
    }

    private void speak(int ssrc, int packets) {
        for (int i = 0; i < packets; i++) {
            sequenceNumber = (sequenceNumber + 1) & 0xFFFF;
            timestamp += FRAME_TICKS;
            bench.hear(PHONE, Desk.voice(ssrc, sequenceNumber, timestamp, (byte) i, (byte) 0));
            bench.pass(FRAME_NANOS);
        }
    }

    private RtpPacket sentRtp(int index) {
        byte[] bytes = bench.sentRtp().get(index).array();
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(bytes, 0, bytes.length)).isNull();
        return packet;
    }

    private List<RtcpPacket> sentRtcp(int index) {
        byte[] bytes = bench.sentRtcp().get(index).array();
        RtcpCompound read = RtcpCompound.parse(bytes, 0, bytes.length, RtcpRule.COMPOUND);
        assertThat(read).isInstanceOf(RtcpCompound.Parsed.class);
        return ((RtcpCompound.Parsed) read).packets();
    }

    private static byte[] compound(RtcpPacket... packets) {
        byte[] bytes = new byte[500];
        int length = RtcpCompound.write(List.of(packets), RtcpRule.COMPOUND, bytes, 0, bytes.length)
                .lengthBytes();
        return Arrays.copyOf(bytes, length);
    }

    @Test
    void beforeAnAgreementNothingIsHeardOrSent() {
        speak(SSRC, 3);
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        bench.pass(60 * SECOND_NANOS);
        assertThat(bench.sent).isEmpty();
        assertThat(bench.voices).isEmpty();
        assertThat(bench.line).isEmpty();
        assertThat(bench.leg.statistics().early()).isEqualTo(3);
        assertThat(bench.leg.toString()).isEqualTo("PhoneRtp(nothing agreed)");
    }

    @Test
    void voiceIsHandedOnFromTheSecondPacketOnWithItsNumbers() {
        agree();
        speak(SSRC, 4);
        assertThat(bench.voices)
                .containsExactly(
                        new Bench.Voice(Codec.PCMA, 65_535, 0, 1, 2),
                        new Bench.Voice(Codec.PCMA, 0, 160, 2, 2),
                        new Bench.Voice(Codec.PCMA, 1, 320, 3, 2));
        assertThat(bench.line).containsExactly(new LineNews.Sounding());
        assertThat(bench.leg.toString()).isEqualTo("PhoneRtp(PCMA/8000 20 ms)");
    }

    @Test
    void unknownPayloadsStrangersAndGarbageAreCountedAndGoNowhere() {
        agree();
        speak(SSRC, 3);
        bench.hear(PHONE, Desk.packet(77, SSRC, 5, 5, new byte[10]));
        bench.hear(STRANGER, Desk.voice(9, 1, 1, (byte) 1));
        bench.hear(STRANGER, Desk.voice(9, 2, 2, (byte) 1));
        bench.hear(PHONE, new byte[] {1, 2, 3});
        bench.hearRtcp(PHONE, Desk.voice(SSRC, 1, 1, (byte) 1));
        bench.hearRtcp(STRANGER, compound(new ReceiverReport(9, List.of())));
        assertThat(bench.voices).hasSize(2);
        LegStatistics statistics = bench.leg.statistics();
        assertThat(statistics.unknownPayloads()).isEqualTo(1);
        // The first packet of the phone, two of the stranger's and its report.
        assertThat(statistics.unknownSources()).isEqualTo(4);
        assertThat(statistics.malformed()).isEqualTo(2);
    }

    @Test
    void ourOwnPacketsThatComeRoundAreNoVoice() {
        agree();
        speak(SSRC, 2);
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        bench.hear(PHONE, bench.sentRtp().getFirst().array());
        assertThat(bench.leg.statistics().looped()).isEqualTo(1);
        assertThat(bench.voices).hasSize(1);
    }

    @Test
    void aKeyIsToldOnceAndCountsAsLife() {
        agree();
        speak(SSRC, 2);
        for (int i = 0; i < 6; i++) {
            bench.hear(PHONE, Desk.key(SSRC, ++sequenceNumber, timestamp + 160, 5, i >= 3, 160 * (i + 1)));
        }
        assertThat(bench.keys).hasSize(2);
        assertThat(bench.keys.getFirst()).isInstanceOf(KeyNews.Pressed.class);
        assertThat(bench.keys.getLast()).isInstanceOf(KeyNews.Released.class);
        assertThat(bench.leg.statistics().presses()).isEqualTo(1);
        assertThat(bench.leg.statistics().outOfLine()).isZero();
    }

    /** RFC 4733 2.5.1: one timestamp, a growing duration, a mark on the first, the end said three times; no sound meanwhile. */
    @Test
    void keysOfOursAreSaidAsEventsInThePlaceOfTheSound() {
        agree();
        speak(SSRC, 2);
        hearUs(10);
        int voiceTimestamp = sentRtp(9).timestamp();
        assertThat(bench.leg.press(Key.of('5'), bench.nowNanos)).isTrue();
        assertThat(bench.leg.press(Key.of('7'), bench.nowNanos)).isTrue();
        hearUs(40);
        List<RtpPacket> sent = new ArrayList<>();
        for (int i = 0; i < bench.sentRtp().size(); i++) {
            sent.add(sentRtp(i));
            assertThat(sent.get(i).sequenceNumber()).isEqualTo((sent.getFirst().sequenceNumber() + i) & 0xFFFF);
        }
        List<RtpPacket> events =
                sent.stream().filter(one -> one.payloadType() == 101).toList();
        // Eight reports of 20 ms each, and three ends.
        assertThat(events).hasSize(2 * 11);
        for (int press = 0; press < 2; press++) {
            int stamp = events.get(press * 11).timestamp();
            // The sound of the 20 ms before the press rests too.
            assertThat(stamp - voiceTimestamp).isEqualTo(2 * FRAME_TICKS + press * 260 * 8);
            for (int i = 0; i < 11; i++) {
                RtpPacket event = events.get(press * 11 + i);
                byte[] payload = Arrays.copyOfRange(
                        event.buffer(), event.payloadOffset(), event.payloadOffset() + event.payloadLengthBytes());
                int duration = Math.min(8, i + 1) * 160;
                assertThat(payload).containsExactly(press == 0 ? 5 : 7, (i < 8 ? 0 : 0x80) | 10, duration >> 8, (byte)
                        (duration & 0xFF));
                assertThat(event.marker()).isEqualTo(i == 0);
                assertThat(event.timestamp()).isEqualTo(stamp);
            }
        }
        List<RtpPacket> voices =
                sent.stream().filter(one -> one.payloadType() != 101).toList();
        // 220 ms of each press have no sound, and its clock ran on.
        assertThat(voices).hasSize(50 - 2 * 11);
        assertThat(voices.getLast().timestamp() - voices.getFirst().timestamp()).isEqualTo(49 * FRAME_TICKS);
        assertThat(voices.stream().filter(RtpPacket::marker)).hasSize(1 + 2);
    }

    @Test
    void aPhoneThatUnderstandsNoEventsIsSaidNone() {
        bench.leg.agree(Desk.agreedWithoutEvents(PHONE), bench.nowNanos);
        speak(SSRC, 2);
        assertThat(bench.leg.press(Key.of('5'), bench.nowNanos)).isFalse();
        hearUs(20);
        assertThat(bench.sentRtp()).hasSize(20);
    }

    /** The phone hears us for so many frames. */
    private void hearUs(int frames) {
        for (int i = 0; i < frames; i++) {
            bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
            bench.pass(FRAME_NANOS);
        }
    }

    @Test
    void aKeyWhoseEndIsLostIsReleasedInTime() {
        agree();
        speak(SSRC, 2);
        bench.hear(PHONE, Desk.key(SSRC, ++sequenceNumber, timestamp + 160, 5, false, 160));
        bench.pass(SECOND_NANOS);
        assertThat(bench.keys).hasSize(2);
    }

    @Test
    void aPhoneThatBeginsAnewIsFollowedAndItsNumbersRunOn() {
        agree();
        speak(SSRC, 5);
        Bench.Voice before = bench.voices.getLast();
        bench.pass(SECOND_NANOS);
        sequenceNumber = 30_000;
        timestamp = 1_000_000;
        speak(SSRC + 1, 4);
        assertThat(bench.voices).hasSize(4 + 3);
        Bench.Voice after = bench.voices.get(4);
        assertThat(after.sequenceNumber()).isEqualTo(before.sequenceNumber() + 1);
        assertThat(after.timestamp() - before.timestamp()).isEqualTo(8_000 + 2 * FRAME_TICKS);
        assertThat(bench.voices.get(5).sequenceNumber()).isEqualTo(after.sequenceNumber() + 1);
        assertThat(bench.voices.get(5).timestamp()).isEqualTo(after.timestamp() + FRAME_TICKS);
        assertThat(bench.leg.statistics().sourceChanges()).isEqualTo(1);

        sequenceNumber = 10_000;
        timestamp = 5;
        speak(SSRC + 1, 3);
        assertThat(bench.leg.statistics().sourceChanges()).isEqualTo(2);
        assertThat(bench.voices).hasSize(7 + 2);
        assertThat(bench.voices.get(7).sequenceNumber()).isEqualTo(after.sequenceNumber() + 3);
        assertThat(bench.leg.statistics().received()).isEqualTo(9);
        assertThat(bench.ssrcs).containsExactly(SSRC);
    }

    @Test
    void packetsCarryOurNumbersAndTheMarkerAfterEachPause() {
        agree();
        for (int i = 0; i < 3; i++) {
            bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        }
        bench.leg.skip(FRAME_TICKS, bench.nowNanos);
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        assertThat(bench.sentRtp()).allMatch(one -> one.to().equals(PHONE)).hasSize(4);
        int firstTimestamp = sentRtp(0).timestamp();
        int firstSequence = sentRtp(0).sequenceNumber();
        for (int i = 0; i < 4; i++) {
            RtpPacket packet = sentRtp(i);
            assertThat(packet.payloadType()).isEqualTo(Desk.VOICE);
            assertThat(packet.ssrc()).isEqualTo(sentRtp(0).ssrc());
            assertThat(packet.sequenceNumber()).isEqualTo((firstSequence + i) & 0xFFFF);
            assertThat(packet.timestamp()).isEqualTo(firstTimestamp + FRAME_TICKS * (i < 3 ? i : 4));
            assertThat(packet.marker()).isEqualTo(i == 0 || i == 3);
            assertThat(packet.payloadLengthBytes()).isEqualTo(FRAME.length);
        }
    }

    @Test
    void onHoldNothingIsSentNothingIsHeardAndTheClockGoesOn() {
        agree();
        speak(SSRC, 2);
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        bench.leg.agree(Desk.agreed("192.0.2.10", 4000, Direction.RECVONLY, true), bench.nowNanos);
        for (int i = 0; i < 10; i++) {
            bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        }
        speak(SSRC, 3);
        bench.pass(60 * SECOND_NANOS);
        assertThat(bench.sentRtp()).hasSize(1);
        assertThat(bench.voices).hasSize(1);
        assertThat(bench.leg.statistics().unwanted()).isEqualTo(3);
        assertThat(bench.leg.statistics().line()).isEqualTo(LineState.HELD);
        agree();
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        assertThat(sentRtp(1).timestamp() - sentRtp(0).timestamp()).isEqualTo(11 * FRAME_TICKS);
        assertThat(sentRtp(1).marker()).isTrue();
        assertThat(sentRtp(1).sequenceNumber()).isEqualTo((sentRtp(0).sequenceNumber() + 1) & 0xFFFF);
        speak(SSRC, 1);
        assertThat(bench.line).containsExactly(new LineNews.Sounding(), new LineNews.Sounding());
    }

    @Test
    void nothingIsSentToAnAddressThatIsNone() {
        bench.leg.agree(Desk.agreed("0.0.0.0", 4000, Direction.SENDRECV, false), bench.nowNanos);
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        assertThat(bench.sentRtp()).isEmpty();
        assertThat(bench.leg.statistics().unsent()).isEqualTo(1);
        speak(SSRC, 2);
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        assertThat(bench.sentRtp()).hasSize(1);
    }

    @Test
    void aSilentLineIsToldOnceAndSoIsItsReturn() {
        agree();
        speak(SSRC, 2);
        bench.pass(10 * SECOND_NANOS);
        speak(SSRC, 2);
        assertThat(bench.line)
                .containsExactly(new LineNews.Sounding(), new LineNews.Silent(true), new LineNews.Sounding());
    }

    @Test
    void reportsSayWhatWasSentAndWhatCame() {
        agree();
        speak(SSRC, 2);
        sequenceNumber += 2;
        speak(SSRC, 2);
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        bench.pass(4 * SECOND_NANOS);
        assertThat(bench.sentRtcp()).isNotEmpty().allMatch(one -> one.to().equals(PHONE_RTCP));
        SenderReport report = (SenderReport) sentRtcp(0).getFirst();
        assertThat(report.packetsSent()).isEqualTo(1);
        assertThat(report.payloadSentBytes()).isEqualTo(FRAME.length);
        assertThat(report.senderSsrc()).isEqualTo(sentRtp(0).ssrc());
        ReportBlock block = report.reports().getFirst();
        assertThat(block.ssrc()).isEqualTo(SSRC);
        assertThat(block.cumulativeLost()).isEqualTo(2);
        assertThat(sentRtcp(0).get(1)).isInstanceOf(SourceDescription.class);
        bench.pass(60 * SECOND_NANOS);
        // Nothing was sent for longer than two reports.
        assertThat(sentRtcp(bench.sentRtcp().size() - 1).getFirst()).isInstanceOf(ReceiverReport.class);
    }

    @Test
    void theRoundTripAndTheLossTheySeeAreReadFromTheirReports() {
        agree();
        speak(SSRC, 2);
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        while (bench.sentRtcp().isEmpty()) {
            bench.pass(FRAME_NANOS);
        }
        long sentNanos = bench.nowNanos;
        SenderReport ours = (SenderReport) sentRtcp(0).getFirst();
        bench.pass(500_000_000L);
        ReportBlock theirs =
                new ReportBlock(ours.senderSsrc(), 64, 7, 70_000, 12, NtpTime.middle(ours.ntpTime()), 0x4000);
        bench.hearRtcp(PHONE_RTCP, compound(new ReceiverReport(SSRC, List.of(theirs))));
        LegStatistics statistics = bench.leg.statistics();
        assertThat(statistics.remoteLost()).isEqualTo(7);
        assertThat(statistics.remoteFractionLostUnits256()).isEqualTo(64);
        long halfNanos = bench.nowNanos - sentNanos - 250_000_000L;
        assertThat(statistics.roundTripNanos()).isBetween(halfNanos - 100_000, halfNanos + 2 * FRAME_NANOS);
    }

    @Test
    void rtcpGoesWhereItComesFrom() {
        agree();
        speak(SSRC, 2);
        InetSocketAddress mapped = Desk.at("192.0.2.10", 61_777);
        bench.hearRtcp(mapped, compound(new ReceiverReport(SSRC, List.of())));
        bench.pass(10 * SECOND_NANOS);
        assertThat(bench.sentRtcp()).isNotEmpty().allMatch(one -> one.to().equals(mapped));
        assertThat(bench.sentRtp()).isEmpty();
    }

    @Test
    void aByeOfTheirStreamIsToldOnceAndOneOfAnotherIsNot() {
        agree();
        speak(SSRC, 2);
        bench.hearRtcp(PHONE_RTCP, compound(new ReceiverReport(SSRC, List.of()), Goodbye.of(SSRC + 1)));
        assertThat(bench.line).doesNotContain(new LineNews.PeerSaidBye());
        bench.hearRtcp(PHONE_RTCP, compound(new ReceiverReport(SSRC, List.of()), Goodbye.of(SSRC)));
        bench.hearRtcp(PHONE_RTCP, compound(new ReceiverReport(SSRC, List.of()), Goodbye.of(SSRC)));
        assertThat(bench.line).containsExactly(new LineNews.Sounding(), new LineNews.PeerSaidBye());
    }

    @Test
    void whoSentSomethingTakesLeave() {
        agree();
        bench.leg.close(bench.nowNanos);
        assertThat(bench.sent).isEmpty();
        bench.leg.send(FRAME, 0, FRAME.length, FRAME_TICKS, bench.nowNanos);
        bench.leg.close(bench.nowNanos);
        assertThat(sentRtcp(0)).last().isEqualTo(Goodbye.of(sentRtp(0).ssrc()));
    }
}
