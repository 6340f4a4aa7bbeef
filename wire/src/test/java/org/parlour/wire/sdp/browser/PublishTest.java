package org.parlour.wire.sdp.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.parlour.wire.sdp.browser.Browsers.EVERYTHING;
import static org.parlour.wire.sdp.browser.Browsers.LOCAL;
import static org.parlour.wire.sdp.browser.Browsers.USUAL;
import static org.parlour.wire.sdp.browser.Browsers.answered;
import static org.parlour.wire.sdp.browser.Browsers.refused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.parlour.wire.call.Ssrc;
import org.parlour.wire.sdp.BrowserOffers;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.Feedback;
import org.parlour.wire.sdp.Flag;
import org.parlour.wire.sdp.Fmtp;
import org.parlour.wire.sdp.Group;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.Rid;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.SetupRole;
import org.parlour.wire.sdp.Simulcast;

class PublishTest {
    private static final PublishAnswer.Answered CHROMIUM = answered(BrowserOffers.CHROMIUM, USUAL);
    private static final PublishAnswer.Answered FIREFOX = answered(BrowserOffers.FIREFOX, USUAL);

    private static AgreedTrack track(PublishAnswer.Answered answered, int at) {
        return answered.agreed().tracks().get(at);
    }

    private static List<Codec> codecs(AgreedTrack track) {
        return track.formats().stream().map(TrackFormat::codec).toList();
    }

    @Test
    void theMicrophonesLineIsWrittenWhole() {
        SessionDescription only = answered(BrowserOffers.CHROMIUM, USUAL).answer();
        String text = Descriptions.print(only);
        assertThat(text.substring(0, text.indexOf("m=video"))).isEqualTo("""
            v=0
            o=- 4711 1 IN IP4 0.0.0.0
            s=-
            t=0 0
            a=ice-lite
            a=group:BUNDLE 0 1 2
            a=extmap-allow-mixed
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            c=IN IP4 0.0.0.0
            a=mid:0
            a=recvonly
            a=rtpmap:111 opus/48000/2
            a=rtcp-fb:111 transport-cc
            a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1
            a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=rtcp-mux
            a=rtcp-rsize
            a=setup:passive
            a=ice-ufrag:ours
            a=ice-pwd:ourpasswordourpassword
            a=fingerprint:sha-256 00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00
            a=candidate:1 1 udp 2130706431 192.0.2.10 10000 typ host
            a=candidate:2 1 tcp 1518280447 192.0.2.10 10000 typ host tcptype passive
            a=end-of-candidates
            """);
    }

    @Test
    void numbersAreTheBrowsersOwn() {
        assertThat(track(CHROMIUM, 0).formats())
                .extracting(TrackFormat::payloadType)
                .containsExactly(111);
        assertThat(track(FIREFOX, 0).formats())
                .extracting(TrackFormat::payloadType)
                .containsExactly(109);
        assertThat(track(CHROMIUM, 0).extensions())
                .isEqualTo(Map.of(
                        HeaderExtension.MID, 4,
                        HeaderExtension.AUDIO_LEVEL, 1,
                        HeaderExtension.TRANSPORT_WIDE_CC, 3));
        assertThat(track(FIREFOX, 0).extensions())
                .isEqualTo(Map.of(HeaderExtension.MID, 3, HeaderExtension.AUDIO_LEVEL, 1));
    }

    @Test
    void theCameraIsAgreedWithRepairAndFeedback() {
        AgreedTrack camera = track(CHROMIUM, 1);
        assertThat(camera.kind()).isEqualTo(MediaKind.VIDEO);
        assertThat(camera.formats())
                .extracting(TrackFormat::codec, TrackFormat::payloadType, TrackFormat::repairPayloadType)
                .containsExactly(tuple(Codec.VP8, 96, OptionalInt.of(97)), tuple(Codec.H264, 104, OptionalInt.of(105)));
        assertThat(camera.formats().get(0).feedback()).containsExactlyInAnyOrder(Feedback.values());
        assertThat(camera.formats().get(1).feedback()).containsExactlyInAnyOrder(Feedback.NACK, Feedback.NACK_PLI);
        assertThat(CHROMIUM.answer().media().get(1).formats()).containsExactly("96", "97", "104", "105");
        assertThat(CHROMIUM.answer().media().get(1).all(Fmtp.class))
                .extracting(Fmtp::value)
                .contains(
                        "97 apt=96",
                        "104 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f",
                        "105 apt=104");
    }

    @Test
    void simulcastComesBackTheOtherWayRound() {
        assertThat(track(CHROMIUM, 1).rids()).containsExactly("q", "h", "f");
        assertThat(track(CHROMIUM, 1).sources()).isEmpty();
        MediaDescription camera = CHROMIUM.answer().media().get(1);
        assertThat(camera.all(Rid.class)).extracting(Rid::value).containsExactly("q recv", "h recv", "f recv");
        assertThat(camera.first(Simulcast.class).orElseThrow().value()).isEqualTo("recv q;h;f");
        assertThat(track(CHROMIUM, 1).extensions())
                .containsEntry(HeaderExtension.STREAM_ID, 10)
                .containsEntry(HeaderExtension.REPAIRED_STREAM_ID, 11);
    }

    @Test
    void ridsKeepTheirLimitsAndLoseWhatWeDoNotTake() {
        AgreedTrack camera = track(
                answered(
                        BrowserOffers.CHROMIUM
                                .replace("a=rid:q send", "a=rid:q send pt=98")
                                .replace("a=rid:h send", "a=rid:h send pt=96,98;max-width=640")
                                .replace("send q;h;f", "send q;h,x;~f;h"),
                        USUAL),
                1);
        assertThat(camera.rids()).containsExactly("h", "f");
        MediaDescription line = answered(
                        BrowserOffers.CHROMIUM.replace("a=rid:h send", "a=rid:h send pt=96,98;max-width=640"), USUAL)
                .answer()
                .media()
                .get(1);
        assertThat(line.all(Rid.class)).extracting(Rid::value).contains("h recv pt=96;max-width=640");
    }

    @Test
    void aLineThatIsNotUsedYetStaysInTheBundle() {
        AgreedTrack screen = track(CHROMIUM, 2);
        assertThat(screen.sending()).isFalse();
        assertThat(screen.sources())
                .containsExactly(new Source(Ssrc.of(2_231_627_014L), Optional.of(Ssrc.of(632_943_048))));
        assertThat(CHROMIUM.answer().media().get(2).first(Direction.class)).contains(Direction.INACTIVE);
        assertThat(CHROMIUM.answer().media().get(2).port()).isNotZero();
    }

    @Test
    void aDataChannelIsRejectedAndLeavesTheBundle() {
        MediaDescription data = CHROMIUM.answer().media().get(3);
        assertThat(data.port()).isZero();
        assertThat(data.mid()).isEqualTo("3");
        assertThat(CHROMIUM.answer().first(Group.class).orElseThrow().mids()).containsExactly("0", "1", "2");
    }

    @Test
    void bundleOnlyIsNoRejection() {
        assertThat(FIREFOX.agreed().tracks()).extracting(AgreedTrack::mid).containsExactly("0", "1");
        AgreedTrack camera = track(FIREFOX, 1);
        assertThat(camera.formats()).extracting(TrackFormat::payloadType).containsExactly(120, 126);
        assertThat(camera.formats())
                .extracting(TrackFormat::repairPayloadType)
                .containsExactly(OptionalInt.of(124), OptionalInt.of(127));
        assertThat(camera.sources())
                .containsExactly(new Source(Ssrc.of(2_818_031_283L), Optional.of(Ssrc.of(1_424_236_133))));
        assertThat(FIREFOX.answer().media().get(1).port()).isNotZero();
        assertThat(FIREFOX.answer().media().get(1).has(Flag.BUNDLE_ONLY)).isFalse();
    }

    @Test
    void theFingerprintOfTheSessionIsFound() {
        assertThat(FIREFOX.agreed().peer().fingerprint().hex()).startsWith("F2:6C:AA");
        assertThat(FIREFOX.agreed().peer().ice().ufrag().value()).isEqualTo("f4bdb7e3");
        assertThat(CHROMIUM.agreed().peer().fingerprint().hex()).startsWith("3A:0E:B8");
        assertThat(FIREFOX.agreed().toString()).doesNotContain("b6f6f1ae6a5a0dbe7e86ba5cbb2ffc7a");
    }

    @Test
    void anExtensionThatTheBrowserOnlyReceivesIsOfNoUse() {
        String tagged = BrowserOffers.FIREFOX.replace("a=extmap:1 ", "a=extmap:1/recvonly ");
        assertThat(track(answered(tagged, USUAL), 0).extensions()).doesNotContainKey(HeaderExtension.AUDIO_LEVEL);
        String sent = BrowserOffers.FIREFOX.replace("a=extmap:1 ", "a=extmap:1/sendonly ");
        assertThat(track(answered(sent, USUAL), 0).extensions()).containsKey(HeaderExtension.AUDIO_LEVEL);
    }

    @Test
    void numbersThatOneByteHeadersCannotHoldNeedTheMixedKind() {
        String high = BrowserOffers.CHROMIUM.replace("a=extmap:1 ", "a=extmap:15 ");
        assertThat(track(answered(high, USUAL), 0).extensions()).containsEntry(HeaderExtension.AUDIO_LEVEL, 15);
        assertThat(track(answered(high.replace("a=extmap-allow-mixed\n", ""), USUAL), 0)
                        .extensions())
                .doesNotContainKey(HeaderExtension.AUDIO_LEVEL);
    }

    @Test
    void ourOrderIsTheAnswersOrder() {
        PublishAnswer.Answered answered = answered(BrowserOffers.CHROMIUM, EVERYTHING);
        assertThat(codecs(track(answered, 0)))
                .containsExactly(Codec.RED, Codec.OPUS, Codec.G722, Codec.PCMA, Codec.PCMU);
        assertThat(codecs(track(answered, 1))).containsExactly(Codec.VP8, Codec.H264, Codec.VP9, Codec.AV1);
        assertThat(answered.answer().media().getFirst().formats()).startsWith("63", "111");
        assertThat(Descriptions.print(answered.answer())).contains("a=fmtp:63 111/111\n");
    }

    @Test
    void redundancyOfSomethingElseIsNotTaken() {
        String odd = BrowserOffers.CHROMIUM.replace("111/111", "9/9");
        assertThat(codecs(track(answered(odd, EVERYTHING), 0))).doesNotContain(Codec.RED);
    }

    @Test
    void stereoStaysStereo() {
        assertThat(FIREFOX.answer()
                        .media()
                        .getFirst()
                        .first(Fmtp.class)
                        .orElseThrow()
                        .value())
                .isEqualTo("109 minptime=10;useinbandfec=1;usedtx=1;stereo=1");
    }

    @Test
    void weAreAlwaysTheDtlsServer() {
        assertThat(CHROMIUM.answer().media().getFirst().first(SetupRole.class)).contains(SetupRole.PASSIVE);
        assertThat(refused(BrowserOffers.CHROMIUM.replace("actpass", "passive")))
                .isEqualTo(Refusal.WRONG_DTLS_ROLE);
    }

    @Test
    void refusalsSayWhy() {
        assertThat(refused("v=0\no=- 1 1 IN IP4 127.0.0.1\n")).isEqualTo(Refusal.NO_MEDIA);
        assertThat(refused(BrowserOffers.CHROMIUM.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP")))
                .isEqualTo(Refusal.NO_MEDIA);
        assertThat(refused(BrowserOffers.FIREFOX.replace("a=ice-pwd", "a=no-pwd")))
                .isEqualTo(Refusal.NO_ICE);
        assertThat(refused(BrowserOffers.FIREFOX.replace("sha-256", "md5"))).isEqualTo(Refusal.NO_FINGERPRINT);
        assertThat(refused(BrowserOffers.FIREFOX.replace("a=rtcp-mux", "a=no-mux")))
                .isEqualTo(Refusal.RTCP_NOT_MULTIPLEXED);
        assertThat(Refusal.NO_ICE.metricName()).isEqualTo("sdp_no_ice");
    }

    @Test
    void linesOutsideTheBundleGetNoTransport() {
        PublishAnswer.Answered answered = answered(BrowserOffers.CHROMIUM.replace("BUNDLE 0 1 2 3", "BUNDLE 0"), USUAL);
        assertThat(answered.agreed().tracks()).hasSize(1);
        assertThat(answered.answer().media()).extracting(MediaDescription::port).containsExactly(9, 0, 0, 0);
        PublishAnswer.Answered none = answered(BrowserOffers.CHROMIUM.replace("a=group:BUNDLE 0 1 2 3\n", ""), USUAL);
        assertThat(none.agreed().tracks()).extracting(AgreedTrack::mid).containsExactly("0");
    }

    @Test
    void aNameThatComesTwiceCountsOnce() {
        PublishAnswer.Answered answered = answered(BrowserOffers.CHROMIUM.replace("a=mid:1\n", "a=mid:0\n"), USUAL);
        assertThat(answered.answer().media()).extracting(MediaDescription::port).containsExactly(9, 0, 9, 0);
    }

    @Test
    void aRepeatedOfferGetsTheSameAnswer() {
        SessionDescription again = ((PublishAnswer.Answered) BrowserNegotiation.answerPublish(
                        Descriptions.read(BrowserOffers.CHROMIUM), USUAL, LOCAL, CHROMIUM.answer()))
                .answer();
        assertThat(again).isSameAs(CHROMIUM.answer());
        SessionDescription shared = ((PublishAnswer.Answered) BrowserNegotiation.answerPublish(
                        Descriptions.read(BrowserOffers.CHROMIUM.replace("a=inactive", "a=sendonly")),
                        USUAL,
                        LOCAL,
                        CHROMIUM.answer()))
                .answer();
        assertThat(shared.origin()).isEqualTo(CHROMIUM.answer().origin().next());
    }
}
