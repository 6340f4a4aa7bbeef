package org.parlour.sfu.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.feedback.UplinkFeedback.Limits;
import org.parlour.sfu.peers.Agreements;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverEstimatedMaximumBitrate;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.TransportFeedback;
import org.parlour.wire.sdp.Feedback;
import org.parlour.wire.sdp.browser.AgreedTrack;

class UplinkFeedbackTest {
    private static final long MILLI_NANOS = 1_000_000L;
    private static final int CAMERA = 12;

    private final UplinkFeedback feedback = new UplinkFeedback(1, "parlour", Limits.USUAL);
    private long nowNanos = 9_000_000_000L;
    private int limitSequence = 1;

    private UplinkStream open(AgreedTrack agreed) {
        UplinkStream stream = feedback.open(agreed, CAMERA, nowNanos);
        assertThat(stream).isNotNull();
        if (stream == null) {
            throw new AssertionError();
        }
        return stream;
    }

    private void arrive(UplinkStream stream, int... sequences) {
        for (int sequence : sequences) {
            stream.arrived(sequence, sequence * 3_000, false, nowNanos);
        }
    }

    private void after(int millis) {
        nowNanos += millis * MILLI_NANOS;
    }

    private <T extends RtcpPacket> List<T> due(Class<T> kind) {
        return feedback.due(nowNanos).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<Integer> nacked() {
        List<Integer> lost = new ArrayList<>();
        due(GenericNack.class).forEach(nack -> {
            assertThat(nack.mediaSsrc()).isEqualTo(CAMERA);
            nack.forEachLost(lost::add);
        });
        return lost;
    }

    @Test
    void whatIsMissingIsAskedForAfterAMomentAcrossTheWrap() {
        UplinkStream stream = open(Agreements.camera());
        arrive(stream, 65_534, 2);
        assertThat(nacked()).isEmpty();
        assertThat(feedback.nextDeadlineNanos()).isEqualTo(nowNanos + 10 * MILLI_NANOS);
        after(10);
        assertThat(nacked()).containsExactly(65_535, 0, 1);
    }

    @Test
    void whatWasOnlyLateIsNotAskedFor() {
        UplinkStream stream = open(Agreements.camera());
        arrive(stream, 10, 12);
        after(8);
        arrive(stream, 11);
        after(10);
        assertThat(nacked()).isEmpty();
    }

    @Test
    void isAskedForAgainOncePerRoundTripAndGivenUpForAKeyFrame() {
        UplinkStream stream = open(Agreements.camera());
        feedback.measured(80 * MILLI_NANOS);
        arrive(stream, 10, 12);
        int asks = 0;
        boolean keyFrame = false;
        for (int i = 0; i < 200 && !keyFrame; i++) {
            after(10);
            List<RtcpPacket> packets = feedback.due(nowNanos);
            asks += (int) packets.stream().filter(GenericNack.class::isInstance).count();
            keyFrame = packets.stream().anyMatch(PictureLossIndication.class::isInstance);
        }
        assertThat(asks).isEqualTo(MissingPackets.MOST_ASKS);
        assertThat(keyFrame).isTrue();
        assertThat(stream.givenUp()).isEqualTo(1);
        assertThat(feedback.nextDeadlineNanos()).isGreaterThan(nowNanos);
    }

    @Test
    void aRetransmissionMeasuresTheLine() {
        UplinkStream stream = open(Agreements.camera());
        arrive(stream, 10, 12);
        after(10);
        nacked();
        after(70);
        stream.arrived(11, 0, true, nowNanos);
        assertThat(feedback.roundTripNanos()).isEqualTo(70 * MILLI_NANOS);
        assertThat(stream.found()).isEqualTo(1);
        assertThat(stream.source().received())
                .as("a repair is no arrival of the line")
                .isLessThan(2);
    }

    @Test
    void aKeyFrameMakesWhatIsMissingBeforeItObsolete() {
        UplinkStream stream = open(Agreements.camera());
        arrive(stream, 10, 12, 20);
        stream.keyFrameArrived(20);
        after(20);
        assertThat(nacked()).isEmpty();
    }

    @Test
    void whereNackWasNotAgreedNothingIsAskedFor() {
        UplinkStream stream = open(Agreements.cameraWith(EnumSet.of(Feedback.NACK_PLI)));
        arrive(stream, 10, 20);
        after(50);
        assertThat(nacked()).isEmpty();
    }

    @Test
    void wishesForAKeyFrameAreMergedAndThrottled() {
        UplinkStream stream = open(Agreements.camera());
        int asked = 0;
        for (int i = 0; i < 100; i++) {
            stream.wantKeyFrame();
            stream.wantKeyFrame();
            asked += due(PictureLossIndication.class).size();
            after(10);
        }
        assertThat(asked).isBetween(6, 7);
        assertThat(stream.keyFrameWishesMerged()).isGreaterThan(100);
        stream.keyFrameArrived(1);
        assertThat(due(PictureLossIndication.class)).isEmpty();
    }

    @Test
    void asksByFirWhereOnlyThatWasAgreedWithANewNumberEachTime() {
        UplinkStream stream = open(Agreements.cameraWith(Set.of(Feedback.CCM_FIR)));
        stream.wantKeyFrame();
        FullIntraRequest first = due(FullIntraRequest.class).getFirst();
        after(500);
        stream.wantKeyFrame();
        FullIntraRequest second = due(FullIntraRequest.class).getFirst();
        assertThat(first.entries()).containsExactly(new FullIntraRequest.Entry(CAMERA, 0));
        assertThat(second.entries()).containsExactly(new FullIntraRequest.Entry(CAMERA, 1));
    }

    @Test
    void arrivalsAreReportedEveryHundredMillisWhileTheyCome() {
        open(Agreements.camera());
        for (int i = 0; i < 50; i++) {
            feedback.arrived((65_500 + i) & 0xFFFF, nowNanos);
            after(2);
        }
        TransportFeedback message = due(TransportFeedback.class).getFirst();
        assertThat(message.arrivals().baseSequence()).isEqualTo(65_500);
        assertThat(message.arrivals().receivedCount()).isEqualTo(50);
        assertThat(message.mediaSsrc()).isEqualTo(CAMERA);
        after(100);
        assertThat(due(TransportFeedback.class)).as("nothing came").isEmpty();
    }

    @Test
    void aLatePacketIsReportedLate() {
        open(Agreements.camera());
        feedback.arrived(10, nowNanos);
        feedback.arrived(12, nowNanos);
        after(100);
        due(TransportFeedback.class);
        feedback.arrived(11, nowNanos);
        feedback.arrived(13, nowNanos);
        after(100);
        TransportFeedback message = due(TransportFeedback.class).getFirst();
        assertThat(message.arrivals().baseSequence()).isEqualTo(11);
        assertThat(message.arrivals().receivedCount()).isEqualTo(3);
        assertThat(message.feedbackCount()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIntoOneMessageGoesInSeveral() {
        open(Agreements.camera());
        for (int i = 0; i < 900; i++) {
            feedback.arrived(i, nowNanos + (i % 2) * 100L * MILLI_NANOS);
        }
        after(100);
        List<TransportFeedback> messages = due(TransportFeedback.class);
        assertThat(messages).hasSizeGreaterThan(1);
        assertThat(messages.stream()
                        .mapToInt(message -> message.arrivals().receivedCount())
                        .sum())
                .isEqualTo(900);
        assertThat(messages).allMatch(message -> message.lengthBytes() <= 1000);
    }

    @Test
    void aCountThatJumpsBeginsAnew() {
        open(Agreements.camera());
        feedback.arrived(10, nowNanos);
        feedback.arrived(30_000, nowNanos);
        after(100);
        assertThat(due(TransportFeedback.class).getFirst().arrivals().baseSequence())
                .isEqualTo(30_000);
        assertThat(feedback.arrivalJumps()).isEqualTo(1);
    }

    @Test
    void reportsTellOfLossAndOfThePublishersOwnReport() {
        UplinkStream stream = open(Agreements.camera());
        arrive(stream, 1, 2, 3, 4, 6);
        long ntp = NtpTime.fromUnixNanos(1_700_000_000_000_000_000L);
        feedback.heard(new SenderReport(CAMERA, ntp, 1, 1, 1, List.of()), nowNanos);
        after(1000);
        ReceiverReport report = due(ReceiverReport.class).getFirst();
        ReportBlock block = report.reports().getFirst();
        assertThat(report.senderSsrc()).isEqualTo(1);
        assertThat(block.ssrc()).isEqualTo(CAMERA);
        assertThat(block.cumulativeLost()).isEqualTo(1);
        assertThat(block.extendedHighestSequence()).isEqualTo(6);
        assertThat(block.lastSenderReportMiddleNtp()).isEqualTo(NtpTime.middle(ntp));
        assertThat(block.delaySinceLastSenderReportUnits65536()).isEqualTo(65_536);
    }

    @Test
    void aLimitIsToldOnlyWhereNothingBetterWasAgreed() {
        open(Agreements.camera());
        after(1000);
        assertThat(due(ReceiverEstimatedMaximumBitrate.class)).isEmpty();

        UplinkFeedback old = new UplinkFeedback(1, "parlour", new Limits(2_000_000));
        UplinkStream stream = old.open(Agreements.cameraWith(Set.of(Feedback.GOOG_REMB)), CAMERA, nowNanos);
        assertThat(limitAfterLossOf(old, stream, 0)).isEqualTo(2_000_000);
        assertThat(limitAfterLossOf(old, stream, 50)).isBetween(1_400_000L, 1_600_000L);
    }

    private long limitAfterLossOf(UplinkFeedback old, @Nullable UplinkStream stream, int percent) {
        for (int i = 0; i < 100 && stream != null; i++) {
            if (i % 2 == 0 || percent == 0) {
                stream.arrived(limitSequence, limitSequence, false, nowNanos);
            }
            limitSequence++;
        }
        after(1000);
        return old.due(nowNanos).stream()
                .filter(ReceiverEstimatedMaximumBitrate.class::isInstance)
                .map(packet -> ((ReceiverEstimatedMaximumBitrate) packet).bitrateBitsPerSecond())
                .findFirst()
                .orElse(0L);
    }

    @Test
    void moreStreamsThanAnybodyNeedsAreRefused() {
        for (int i = 0; i < UplinkFeedback.MOST_STREAMS; i++) {
            assertThat(feedback.open(Agreements.camera(), 100 + i, nowNanos)).isNotNull();
        }
        assertThat(feedback.open(Agreements.camera(), 99, nowNanos)).isNull();
        assertThat(feedback.streamsRefused()).isEqualTo(1);
    }

    @Test
    void theOldestMissingIsGivenUpForTheNewest() {
        UplinkStream stream = open(Agreements.camera());
        int sequence = 1;
        for (int i = 0; i < 4; i++) {
            arrive(stream, sequence, sequence + 100);
            sequence += 101;
        }
        assertThat(stream.givenUp()).isEqualTo(4 * 99 - MissingPackets.MOST_MISSING);
    }
}
