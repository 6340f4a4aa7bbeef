package org.parlour.sfu.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.forward.DownlinkSlot;
import org.parlour.sfu.forward.DownlinkTransport;
import org.parlour.sfu.forward.PeerClock;
import org.parlour.sfu.forward.UplinkTrack;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.Stream;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.Retransmission;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.TransportSequence;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.browser.AgreedSlot;

class DownlinkFeedbackTest {
    private static final long MILLI_NANOS = 1_000_000L;
    private static final int VIDEO = 600;
    private static final int REPAIR = 601;
    private static final int AUDIO = 500;

    private final RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    private final DownlinkTransport transport = new DownlinkTransport();
    private final DownlinkFeedback feedback = new DownlinkFeedback("parlour", 1_700_000_000_000_000_000L, chance);
    private long nowNanos = 4_000_000_000L;
    private final AgreedSlot videoAgreed = Agreements.videoSlot(0, VIDEO, REPAIR);
    private final AgreedSlot audioAgreed = Agreements.audioSlot(0, AUDIO);
    private final DownlinkSlot videoSlot = new DownlinkSlot(videoAgreed, transport, chance);
    private final DownlinkSlot audioSlot = new DownlinkSlot(audioAgreed, transport, chance);
    private final DownlinkStream video = feedback.open(videoAgreed, videoSlot);
    private final DownlinkStream audio = feedback.open(audioAgreed, audioSlot);
    private final UplinkTrack camera =
            new UplinkTrack(Agreements.camera(), 12, new ParticipantNumber(7), new PeerClock());
    private final UplinkTrack microphone =
            new UplinkTrack(Agreements.microphone(), 11, new ParticipantNumber(7), new PeerClock());
    private final Stream pictures = new Stream(12, Agreements.VP8, 3, 3);
    private final Stream voices = new Stream(11, Agreements.OPUS, 3, 3);
    private final RtpPacket view = new RtpPacket();
    private final byte[] into = new byte[1600];

    private byte[] sendPicture() {
        return send(pictures.next(new Pictures(7, 1, true, 0, 1).payload()), camera, videoSlot, video);
    }

    private byte[] sendVoice() {
        return send(voices.next((byte) 0x78, (byte) 1), microphone, audioSlot, audio);
    }

    private byte[] send(byte[] packet, UplinkTrack track, DownlinkSlot slot, DownlinkStream stream) {
        view.wrap(packet, 0, packet.length);
        track.read(view);
        int lengthBytes = slot.write(track, view, into, 0, nowNanos);
        stream.writing(into, 0, lengthBytes, nowNanos);
        byte[] clear = Arrays.copyOf(into, lengthBytes);
        // As if encrypted, with a tag behind it.
        into[lengthBytes] = 'T';
        stream.sending(into, 0, lengthBytes + 1, nowNanos);
        return clear;
    }

    private static int sequence(byte[] packet) {
        RtpPacket sent = new RtpPacket();
        sent.wrap(packet, 0, packet.length);
        return sent.sequenceNumber();
    }

    private void after(int millis) {
        nowNanos += millis * MILLI_NANOS;
    }

    @Test
    void aLostPictureGoesOutAgainOnTheRepairStream() {
        byte[] sent = sendPicture();
        List<ViewerWish> wishes = feedback.heard(GenericNack.of(9, VIDEO, sequence(sent)), nowNanos);
        assertThat(wishes).hasSize(1);
        int lengthBytes = video.repeat(sequence(sent), into, 0, nowNanos);

        assertThat(video.isRepeatedEncrypted()).isFalse();
        assertThat(view.wrap(into, 0, lengthBytes)).isNull();
        assertThat(view.ssrc()).isEqualTo(REPAIR);
        assertThat(view.payloadType()).isEqualTo(Agreements.SLOT_VP8_REPAIR);
        assertThat(Retransmission.originalSequenceNumber(view)).isEqualTo(sequence(sent));
        long element = RtpExtensions.find(view, HeaderExtension.TRANSPORT_WIDE_CC.ownId());
        assertThat(TransportSequence.read(into, element))
                .as("another packet of the transport")
                .isEqualTo(1);
        assertThat(Retransmission.restore(view, Agreements.SLOT_VP8, VIDEO)).isTrue();
        assertThat(view.lengthBytes()).isEqualTo(sent.length);
        assertThat(Arrays.copyOfRange(into, view.payloadOffset(), view.payloadOffset() + view.payloadLengthBytes()))
                .isEqualTo(Arrays.copyOfRange(sent, sent.length - view.payloadLengthBytes(), sent.length));
    }

    @Test
    void repairsCountOn() {
        int first = sequence(sendPicture());
        int second = sequence(sendPicture());
        view.wrap(into, 0, video.repeat(first, into, 0, nowNanos));
        int repair = view.sequenceNumber();
        view.wrap(into, 0, video.repeat(second, into, 0, nowNanos));
        assertThat(view.sequenceNumber()).isEqualTo((repair + 1) & 0xFFFF);
    }

    @Test
    void aLostVoiceGoesOutAgainAsItWasEncrypted() {
        byte[] sent = sendVoice();
        int lengthBytes = audio.repeat(sequence(sent), into, 0, nowNanos);

        assertThat(audio.isRepeatedEncrypted()).isTrue();
        assertThat(lengthBytes).isEqualTo(sent.length + 1);
        assertThat(into[lengthBytes - 1]).isEqualTo((byte) 'T');
    }

    @Test
    void whatIsOnItsWayIsNotSentAgain() {
        int sequence = sequence(sendPicture());
        assertThat(video.repeat(sequence, into, 0, nowNanos)).isPositive();
        after(5);
        assertThat(video.repeat(sequence, into, 0, nowNanos)).isZero();
        after(100);
        assertThat(video.repeat(sequence, into, 0, nowNanos)).isPositive();
        assertThat(video.repeatsRefused()).isEqualTo(1);
    }

    @Test
    void whatIsTooOldIsGone() {
        int sequence = sequence(sendPicture());
        after(1100);
        assertThat(video.repeat(sequence, into, 0, nowNanos)).isZero();
        assertThat(video.repeat((sequence + 1) & 0xFFFF, into, 0, nowNanos)).isZero();
        assertThat(video.repeatsGone()).isEqualTo(2);
    }

    @Test
    void aWishForAKeyFrameIsPassedOnAndOneViewerCannotWishForMoreThanTheirShare() {
        sendPicture();
        int wishes = 0;
        for (int i = 0; i < 1000; i++) {
            wishes += feedback.heard(new PictureLossIndication(9, VIDEO), nowNanos)
                    .size();
            after(10);
        }
        assertThat(wishes).isBetween(15, 20);
        assertThat(video.keyFramesRefused()).isEqualTo(1000 - wishes);
    }

    @Test
    void aFirThatIsRepeatedIsTheSameWish() {
        FullIntraRequest request = new FullIntraRequest(9, List.of(new FullIntraRequest.Entry(VIDEO, 4)));
        assertThat(feedback.heard(request, nowNanos)).hasSize(1);
        after(1000);
        assertThat(feedback.heard(request, nowNanos)).isEmpty();
        FullIntraRequest next = new FullIntraRequest(9, List.of(new FullIntraRequest.Entry(VIDEO, 5)));
        assertThat(feedback.heard(next, nowNanos)).hasSize(1);
    }

    @Test
    void wishesAboutOthersStreamsAreCounted() {
        assertThat(feedback.heard(new PictureLossIndication(9, 77), nowNanos)).isEmpty();
        assertThat(feedback.heard(GenericNack.of(9, 77, 1, 2), nowNanos)).isEmpty();
        assertThat(feedback.unknownStreams()).isEqualTo(2);
    }

    @Test
    void oneDatagramCannotAskForEverything() {
        int[] everything = new int[5000];
        Arrays.setAll(everything, i -> i * 2);
        List<ViewerWish> wishes = feedback.heard(GenericNack.of(9, VIDEO, everything), nowNanos);
        assertThat(wishes).singleElement().satisfies(wish -> assertThat(
                        ((ViewerWish.Again) wish).sequences().count())
                .isEqualTo(256));
        assertThat(feedback.repeatsRefused()).isEqualTo(5000 - 256);
    }

    @Test
    void sendersReportsAreTheSlotsOwn() {
        sendPicture();
        sendPicture();
        after(100);
        List<RtcpPacket> packets = feedback.due(nowNanos);
        SenderReport report = (SenderReport) packets.getFirst();
        assertThat(report.senderSsrc()).isEqualTo(VIDEO);
        assertThat(report.packetsSent()).isEqualTo(2);
        assertThat(report.payloadSentBytes()).isEqualTo(2 * 17);
        assertThat(report.rtpTimestamp()).isEqualTo(videoSlot.timestampAt(nowNanos));
        assertThat(NtpTime.toUnixNanos(report.ntpTime()))
                .isBetween(1_700_000_000_000_000_000L + nowNanos - 1, 1_700_000_000_000_000_000L + nowNanos + 1);
        assertThat(packets).as("the silent slot says nothing").hasSize(2);
    }

    @Test
    void theViewersReportMeasuresTheLine() {
        sendPicture();
        after(100);
        SenderReport report = (SenderReport) feedback.due(nowNanos).getFirst();
        after(64);
        assertThat(feedback.isRoundTripMeasured()).isFalse();
        ReportBlock block = new ReportBlock(VIDEO, 12, 3, 99, 7, NtpTime.middle(report.ntpTime()), 655);
        feedback.heard(new ReceiverReport(9, List.of(block)), nowNanos);
        assertThat(feedback.isRoundTripMeasured()).isTrue();
        assertThat(feedback.roundTripNanos()).isBetween(53 * MILLI_NANOS, 55 * MILLI_NANOS);
        assertThat(video.lastReport()).isEqualTo(block);
    }
}
