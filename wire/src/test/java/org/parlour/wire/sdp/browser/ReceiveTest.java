package org.parlour.wire.sdp.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parlour.wire.sdp.browser.Browsers.EVERYTHING;
import static org.parlour.wire.sdp.browser.Browsers.LOCAL;
import static org.parlour.wire.sdp.browser.Browsers.USUAL;
import static org.parlour.wire.sdp.browser.Browsers.audio;
import static org.parlour.wire.sdp.browser.Browsers.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.parlour.wire.sdp.BrowserOffers;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.SessionDescription;

class ReceiveTest {
    private static final List<ReceiveSlot> SLOTS =
            List.of(audio(0, 1_000), video(0, 2_000, 2_001), video(1, 3_000, 0xffff_ffffL));
    private static final SessionDescription OFFER =
            BrowserNegotiation.offerReceive(SLOTS, "parlour", USUAL, LOCAL, null);

    private static ReceiveSettlement settle(String answer) {
        return BrowserNegotiation.settleReceive(SLOTS, Descriptions.read(answer), USUAL);
    }

    private static AgreedReceive settled(String answer) {
        ReceiveSettlement settlement = settle(answer);
        assertThat(settlement).isInstanceOf(ReceiveSettlement.Settled.class);
        return ((ReceiveSettlement.Settled) settlement).agreed();
    }

    private static Refusal refused(String answer) {
        ReceiveSettlement settlement = settle(answer);
        assertThat(settlement).isInstanceOf(Refused.class);
        return ((Refused) settlement).refusal();
    }

    @Test
    void aSlotCarriesEverythingThatBrowsersNeedToPlay() {
        String text = Descriptions.print(OFFER);
        String transport = """
            a=rtcp-mux
            a=rtcp-rsize
            a=setup:actpass
            a=ice-ufrag:ours
            a=ice-pwd:ourpasswordourpassword
            a=fingerprint:sha-256 00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00
            a=candidate:1 1 udp 2130706431 192.0.2.10 10000 typ host
            a=candidate:2 1 tcp 1518280447 192.0.2.10 10000 typ host tcptype passive
            a=end-of-candidates
            """;
        assertThat(text.substring(0, text.lastIndexOf("m=video"))).isEqualTo("""
            v=0
            o=- 4711 1 IN IP4 0.0.0.0
            s=-
            t=0 0
            a=ice-lite
            a=group:BUNDLE a0 v0 v1
            a=extmap-allow-mixed
            m=audio 9 UDP/TLS/RTP/SAVPF 96
            c=IN IP4 0.0.0.0
            a=mid:a0
            a=sendonly
            a=msid:a0 a0
            a=rtpmap:96 opus/48000/2
            a=rtcp-fb:96 nack
            a=rtcp-fb:96 transport-cc
            a=fmtp:96 minptime=10;useinbandfec=1
            a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
            a=extmap:2 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time
            %1$sa=ssrc:1000 cname:parlour
            m=video 9 UDP/TLS/RTP/SAVPF 100 101 102 103
            c=IN IP4 0.0.0.0
            a=mid:v0
            a=sendonly
            a=msid:v0 v0
            a=rtpmap:100 VP8/90000
            a=rtcp-fb:100 nack
            a=rtcp-fb:100 nack pli
            a=rtcp-fb:100 ccm fir
            a=rtcp-fb:100 transport-cc
            a=rtcp-fb:100 goog-remb
            a=rtpmap:101 rtx/90000
            a=fmtp:101 apt=100
            a=rtpmap:102 H264/90000
            a=rtcp-fb:102 nack
            a=rtcp-fb:102 nack pli
            a=rtcp-fb:102 ccm fir
            a=rtcp-fb:102 transport-cc
            a=rtcp-fb:102 goog-remb
            a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
            a=rtpmap:103 rtx/90000
            a=fmtp:103 apt=102
            a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
            a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=extmap:4 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
            a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time
            a=extmap:8 https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension
            %1$sa=ssrc-group:FID 2000 2001
            a=ssrc:2000 cname:parlour
            a=ssrc:2001 cname:parlour
            """.formatted(transport));
        assertThat(text).contains("a=ssrc-group:FID 3000 4294967295\n");
    }

    @Test
    void firefoxTakesTwoSlotsAndRefusesOne() {
        AgreedReceive agreed = settled(BrowserOffers.FIREFOX_ANSWER);
        assertThat(agreed.slots()).extracting(slot -> slot.slot().mid()).containsExactly("a0", "v0");
        AgreedSlot video = agreed.slots().get(1);
        assertThat(video.formats()).extracting(TrackFormat::codec).containsExactly(Codec.VP8, Codec.H264);
        assertThat(video.formats().getFirst().repairPayloadType()).isEqualTo(OptionalInt.of(101));
        assertThat(video.extensions())
                .isEqualTo(Map.of(
                        HeaderExtension.MID, 1,
                        HeaderExtension.TRANSPORT_WIDE_CC, 3,
                        HeaderExtension.ABS_SEND_TIME, 4));
        assertThat(video.reducedSizeRtcp()).isTrue();
        assertThat(agreed.slots().get(0).reducedSizeRtcp()).isFalse();
        assertThat(agreed.peer().ice().ufrag().value()).isEqualTo("9a8b7c6d");
        assertThat(agreed.peer().fingerprint().hex()).startsWith("F2:6C");
    }

    @Test
    void aSlotThatTheBrowserDoesNotReceiveIsNotFilled() {
        AgreedReceive agreed = settled(BrowserOffers.FIREFOX_ANSWER.replaceFirst("a=recvonly", "a=inactive"));
        assertThat(agreed.slots()).extracting(slot -> slot.slot().mid()).containsExactly("v0");
    }

    @Test
    void answersThatAreNoneAreRefused() {
        String good = BrowserOffers.FIREFOX_ANSWER;
        assertThat(refused(good.substring(0, good.lastIndexOf("m=video")))).isEqualTo(Refusal.NOT_AN_ANSWER);
        assertThat(refused(good.replace("a=mid:v0", "a=mid:v9"))).isEqualTo(Refusal.NOT_AN_ANSWER);
        assertThat(refused(good.replace("m=audio", "m=video"))).isEqualTo(Refusal.NOT_AN_ANSWER);
        assertThat(refused(good.replace("setup:active", "setup:passive"))).isEqualTo(Refusal.WRONG_DTLS_ROLE);
        assertThat(refused(good.replace("a=fingerprint", "a=finger"))).isEqualTo(Refusal.NO_FINGERPRINT);
        assertThat(refused(good.replace("a=ice-ufrag", "a=frag"))).isEqualTo(Refusal.NO_ICE);
        assertThat(refused(good.replace("a=recvonly", "a=inactive"))).isEqualTo(Refusal.NO_MEDIA);
    }

    @Test
    void theSameSlotsAreTheSameOffer() {
        assertThat(BrowserNegotiation.offerReceive(SLOTS, "parlour", USUAL, LOCAL, OFFER))
                .isSameAs(OFFER);
        List<ReceiveSlot> fewer = SLOTS.subList(0, 2);
        assertThat(BrowserNegotiation.offerReceive(fewer, "parlour", USUAL, LOCAL, OFFER)
                        .origin())
                .isEqualTo(OFFER.origin().next());
    }

    @Test
    void aBigViewStaysWithinTheParsersBounds() {
        List<ReceiveSlot> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(audio(i, 100 + i));
        }
        for (int i = 0; i < 25; i++) {
            many.add(video(i, 200 + i, 300 + i));
        }
        SessionDescription offer = BrowserNegotiation.offerReceive(many, "parlour", EVERYTHING, LOCAL, null);
        assertThat(Descriptions.read(Descriptions.print(offer))).isEqualTo(offer);
        assertThat(offer.media()).hasSize(45);
    }

    @Test
    void everyNumberIsUsedOnce() {
        SessionDescription offer = BrowserNegotiation.offerReceive(SLOTS, "parlour", EVERYTHING, LOCAL, null);
        for (MediaDescription line : offer.media()) {
            assertThat(line.formats()).doesNotHaveDuplicates();
        }
        assertThat(offer.media().get(0).formats()).containsExactly("97", "96", "9", "8", "0");
        assertThat(Descriptions.print(offer)).contains("a=fmtp:97 96/96\n");
        assertThat(HeaderExtension.values())
                .extracting(HeaderExtension::ownId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id >= 1 && id <= 14);
    }

    @Test
    void slotsThatMakeNoSenseAreABug() {
        List<ReceiveSlot> twice = List.of(audio(0, 1), audio(0, 2));
        assertThatThrownBy(() -> BrowserNegotiation.offerReceive(twice, "c", USUAL, LOCAL, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BrowserCapabilities(List.of(Codec.RED), USUAL.extensions()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BrowserCapabilities(List.of(Codec.TELEPHONE_EVENT), USUAL.extensions()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
