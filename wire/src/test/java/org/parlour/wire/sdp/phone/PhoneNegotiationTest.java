package org.parlour.wire.sdp.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parlour.wire.sdp.phone.Phones.LOCAL;
import static org.parlour.wire.sdp.phone.Phones.USUAL;
import static org.parlour.wire.sdp.phone.Phones.answered;
import static org.parlour.wire.sdp.phone.Phones.refused;
import static org.parlour.wire.sdp.phone.Phones.speaking;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.MaxPtime;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.Ptime;
import org.parlour.wire.sdp.SessionDescription;

class PhoneNegotiationTest {
    private static final String HEAD = "v=0\no=phone 1 1 IN IP4 192.0.2.5\ns=-\nc=IN IP4 192.0.2.5\nt=0 0\n";
    private static final String PCMA = HEAD + "m=audio 4000 RTP/AVP 8\n";

    private static AgreedMedia agreed(String offer) {
        return answered(offer).agreed();
    }

    private static Direction answeredDirection(PhoneAnswer.Answered answered) {
        return answered.answer().media().getFirst().first(Direction.class).orElseThrow();
    }

    @Test
    void answersWithOneVoiceAndWhatGoesWithIt() {
        PhoneAnswer.Answered answered = answered(HEAD + """
            m=audio 4000 RTP/AVP 18 0 8 13 97
            a=rtpmap:97 telephone-event/8000
            a=fmtp:97 0-16
            """);
        assertThat(Descriptions.print(answered.answer())).isEqualTo("""
            v=0
            o=- 4711 1 IN IP4 198.51.100.10
            s=-
            c=IN IP4 198.51.100.10
            t=0 0
            m=audio 20000 RTP/AVP 8 97 13
            a=rtpmap:8 PCMA/8000
            a=rtpmap:97 telephone-event/8000
            a=fmtp:97 0-15
            a=rtpmap:13 CN/8000
            a=ptime:20
            a=sendrecv
            """);
        AgreedFormats formats = answered.agreed().formats();
        assertThat(formats.voice().codec()).isEqualTo(Codec.PCMA);
        assertThat(formats.events().orElseThrow().payloadType()).isEqualTo(97);
        assertThat(formats.comfortNoise().orElseThrow().payloadType()).isEqualTo(13);
        assertThat(formats.received(97).orElseThrow().codec()).isEqualTo(Codec.TELEPHONE_EVENT);
        assertThat(formats.received(0)).isEmpty();
    }

    @Test
    void ourOrderDecidesNotThePhones() {
        String offer = HEAD + "m=audio 4000 RTP/AVP 0 8 9\n";
        assertThat(answered(offer, speaking(Codec.G722, Codec.PCMU), LOCAL, null)
                        .agreed()
                        .formats()
                        .voice()
                        .codec())
                .isEqualTo(Codec.G722);
        assertThat(answered(offer, speaking(Codec.PCMU, Codec.G722), LOCAL, null)
                        .agreed()
                        .formats()
                        .voice()
                        .codec())
                .isEqualTo(Codec.PCMU);
    }

    @Test
    void dynamicNumbersAreThoseOfTheOffer() {
        AgreedMedia agreed = agreed(HEAD + "m=audio 4000 RTP/AVP 120\na=rtpmap:120 OPUS/48000\na=fmtp:120 usedtx=1\n");
        assertThat(agreed.formats().voice().payloadType()).isEqualTo(120);
        assertThat(agreed.formats().voice().parameters().number("usedtx", 0)).isEqualTo(1);
    }

    @Test
    void keyPressesRunOnTheClockOfTheVoice() {
        String both =
                "a=rtpmap:96 opus/48000/2\na=rtpmap:101 telephone-event/8000\na=rtpmap:102 telephone-event/48000\n";
        AgreedMedia opus = agreed(HEAD + "m=audio 4000 RTP/AVP 96 8 101 102\n" + both);
        assertThat(opus.formats().events().orElseThrow().payloadType()).isEqualTo(102);
        AgreedMedia fallback = agreed(HEAD + "m=audio 4000 RTP/AVP 96 101\n" + both);
        assertThat(fallback.formats().events().orElseThrow().payloadType()).isEqualTo(101);
        AgreedMedia pcma = agreed(HEAD + "m=audio 4000 RTP/AVP 8 102 101\n" + both);
        assertThat(pcma.formats().events().orElseThrow().payloadType()).isEqualTo(101);
        AgreedMedia onlyFast = agreed(HEAD + "m=audio 4000 RTP/AVP 8 102\n" + both);
        assertThat(onlyFast.formats().events()).isEmpty();
    }

    @Test
    void opusHasNoComfortNoiseBesideIt() {
        AgreedMedia agreed = agreed(HEAD + "m=audio 4000 RTP/AVP 96 13\na=rtpmap:96 opus/48000/2\n");
        assertThat(agreed.formats().comfortNoise()).isEmpty();
    }

    /** Offered, wished, answered, and what we do. */
    @ParameterizedTest
    @CsvSource({
        "SENDRECV, SENDRECV, SENDRECV, false",
        "SENDONLY, SENDRECV, RECVONLY, true",
        "RECVONLY, SENDRECV, SENDONLY, false",
        "INACTIVE, SENDRECV, INACTIVE, true",
        "SENDRECV, RECVONLY, RECVONLY, false",
        "SENDONLY, SENDONLY, INACTIVE, true",
        "SENDRECV, INACTIVE, INACTIVE, false",
    })
    void directionsAreMirroredAndHoldIsSeen(Direction offered, Direction wish, Direction expected, boolean held) {
        PhoneAnswer.Answered answered =
                answered(PCMA + "a=" + offered.attributeName() + "\n", USUAL, LOCAL.withWish(wish), null);
        assertThat(answeredDirection(answered)).isEqualTo(expected);
        assertThat(answered.agreed().direction()).isEqualTo(expected);
        assertThat(answered.agreed().heldByPeer()).isEqualTo(held);
    }

    @Test
    void anAddressOfZerosIsHoldThoughTheAnswerStaysOpen() {
        for (String host : List.of("IP4 0.0.0.0", "IP6 ::", "IP4 anonymous.invalid")) {
            PhoneAnswer.Answered answered = answered(PCMA.replace("c=IN IP4 192.0.2.5", "c=IN " + host));
            assertThat(answeredDirection(answered)).isEqualTo(Direction.SENDRECV);
            assertThat(answered.agreed().direction()).isEqualTo(Direction.RECVONLY);
            assertThat(answered.agreed().heldByPeer()).isTrue();
        }
    }

    @Test
    void holdForTheWholeSessionCounts() {
        assertThat(agreed(PCMA.replace("t=0 0\n", "t=0 0\na=inactive\n")).heldByPeer())
                .isTrue();
    }

    /** Asked, at most, and what we send. */
    @ParameterizedTest
    @CsvSource({"-, -, 20", "30, -, 30", "40, 30, 30", "5, -, 10", "200, -, 60", "35, -, 30", "20, 5, 10", "-, 10, 10"})
    void packetTimesAreTheOnesAskedForWithinReason(String ptime, String maxptime, int expectedMillis) {
        String offer = PCMA
                + (ptime.equals("-") ? "" : "a=ptime:" + ptime + "\n")
                + (maxptime.equals("-") ? "" : "a=maxptime:" + maxptime + "\n");
        PhoneAnswer.Answered answered = answered(offer);
        assertThat(answered.agreed().packetTimeMillis()).isEqualTo(expectedMillis);
        assertThat(answered.answer().media().getFirst().first(Ptime.class)).contains(new Ptime(expectedMillis));
        assertThat(answered.answer().media().getFirst().first(MaxPtime.class)).isEmpty();
    }

    @Test
    void opusIsSentInFramesThatItHas() {
        String opus = HEAD + "m=audio 4000 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=ptime:";
        assertThat(agreed(opus + "30\n").packetTimeMillis()).isEqualTo(20);
        assertThat(agreed(opus + "50\n").packetTimeMillis()).isEqualTo(40);
        assertThat(agreed(opus + "60\n").packetTimeMillis()).isEqualTo(60);
        assertThat(agreed(opus + "10\n").packetTimeMillis()).isEqualTo(10);
    }

    @Test
    void rtcpGoesWhereThePhoneSays() {
        assertThat(agreed(PCMA).remote())
                .isEqualTo(new RemoteEndpoint(
                        NetworkAddress.of("192.0.2.5"), 4000, NetworkAddress.of("192.0.2.5"), 4001, false));
        assertThat(agreed(PCMA + "a=rtcp:5005 IN IP4 192.0.2.6\n").remote())
                .isEqualTo(new RemoteEndpoint(
                        NetworkAddress.of("192.0.2.5"), 4000, NetworkAddress.of("192.0.2.6"), 5005, false));
        PhoneAnswer.Answered muxed = answered(PCMA + "a=rtcp:4000\na=rtcp-mux\n");
        assertThat(muxed.agreed().remote().rtcpMuxed()).isTrue();
        assertThat(muxed.agreed().remote().rtcpPort()).isEqualTo(4000);
        assertThat(Descriptions.print(muxed.answer())).contains("a=rtcp-mux\n");
    }

    @Test
    void whatTheMediaSayGoesBeforeTheSession() {
        RemoteEndpoint remote = agreed(PCMA + "c=IN IP4 192.0.2.77\n").remote();
        assertThat(remote.address().host()).isEqualTo("192.0.2.77");
    }

    @Test
    void aNameIsLeftForTheSenderToLookUp() {
        RemoteEndpoint remote = agreed(PCMA.replace("c=IN IP4 192.0.2.5", "c=IN IP4 media.example.com"))
                .remote();
        assertThat(remote.address().isLiteral()).isFalse();
    }

    @Test
    void refusalsSayWhy() {
        assertThat(refused(HEAD, USUAL, LOCAL).refusal()).isEqualTo(Refusal.NO_AUDIO);
        assertThat(refused(HEAD + "m=audio 0 RTP/AVP 8\n", USUAL, LOCAL).refusal())
                .isEqualTo(Refusal.NO_AUDIO);
        assertThat(refused(HEAD + "m=audio 4000 RTP/AVP 18 3\n", speaking(Codec.PCMA, Codec.PCMU), LOCAL))
                .isEqualTo(new Refused(
                        Refusal.NO_COMMON_CODEC, "the phone speaks G729/8000, GSM/8000; we speak PCMA, PCMU here"));
        assertThat(refused(HEAD + "m=audio 4000 TCP/RTP/AVP 8\n", USUAL, LOCAL).refusal())
                .isEqualTo(Refusal.TRANSPORT_UNKNOWN);
        assertThat(refused(HEAD + "m=audio 4000 udptl 8\n", USUAL, LOCAL).refusal())
                .isEqualTo(Refusal.TRANSPORT_UNKNOWN);
        assertThat(refused(PCMA.replace("c=IN IP4 192.0.2.5\n", ""), USUAL, LOCAL)
                        .refusal())
                .isEqualTo(Refusal.NO_ADDRESS);
        assertThat(refused(PCMA.replace("c=IN IP4 192.0.2.5", "c=IN IP4 224.2.1.1/127"), USUAL, LOCAL)
                        .refusal())
                .isEqualTo(Refusal.NO_ADDRESS);
        Refused family = refused(PCMA.replace("c=IN IP4 192.0.2.5", "c=IN IP6 2001:db8::5"), USUAL, LOCAL);
        assertThat(family.refusal()).isEqualTo(Refusal.OTHER_ADDRESS_FAMILY);
        assertThat(family.sipStatus()).isEqualTo(488);
        assertThat(family.refusal().warningCode()).isEqualTo(301);
        assertThat(family.refusal().metricName()).isEqualTo("sdp_other_address_family");
    }

    @Test
    void anOfferThatChangesNothingGetsTheSameAnswer() {
        SessionDescription first = answered(PCMA).answer();
        assertThat(answered(PCMA, USUAL, LOCAL, first).answer()).isSameAs(first);
        String newVersion = PCMA.replace("phone 1 1", "phone 1 2");
        assertThat(answered(newVersion, USUAL, LOCAL, first).answer()).isSameAs(first);
    }

    @Test
    void holdIsHeardEvenIfThePhoneForgotToCount() {
        SessionDescription first = answered(PCMA).answer();
        PhoneAnswer.Answered held = answered(PCMA + "a=sendonly\n", USUAL, LOCAL, first);
        assertThat(held.answer().origin().version()).isEqualTo(first.origin().version() + 1);
        assertThat(held.agreed().heldByPeer()).isTrue();
        PhoneAnswer.Answered resumed = answered(PCMA, USUAL, LOCAL, held.answer());
        assertThat(resumed.answer().origin().version()).isEqualTo(first.origin().version() + 2);
        assertThat(answeredDirection(resumed)).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void aMovedPortCountsTheVersionButKeepsTheSession() {
        SessionDescription first = answered(PCMA).answer();
        LocalMedia elsewhere = LocalMedia.plain(NetworkAddress.of("198.51.100.99"), 30_000, 99);
        SessionDescription moved = answered(PCMA, USUAL, elsewhere, first).answer();
        assertThat(moved.origin()).isEqualTo(first.origin().next());
        assertThat(moved.media().getFirst().port()).isEqualTo(30_000);
    }

    @Test
    void capabilitiesThatMakeNoSenseAreABug() {
        assertThatThrownBy(() -> speaking(Codec.TELEPHONE_EVENT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> speaking(Codec.PCMA, Codec.VP8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> speaking(Codec.PCMA, Codec.PCMA)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PacketTimes(15, 20, 60)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LocalMedia.plain(NetworkAddress.of("192.0.2.1"), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
