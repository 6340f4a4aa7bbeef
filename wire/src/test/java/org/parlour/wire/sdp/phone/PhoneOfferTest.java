package org.parlour.wire.sdp.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.wire.sdp.phone.Phones.LOCAL;
import static org.parlour.wire.sdp.phone.Phones.USUAL;
import static org.parlour.wire.sdp.phone.Phones.answered;
import static org.parlour.wire.sdp.phone.Phones.settled;
import static org.parlour.wire.sdp.phone.Phones.speaking;

import org.junit.jupiter.api.Test;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.SessionDescription;

class PhoneOfferTest {
    private static final String HEAD = "v=0\no=phone 1 1 IN IP4 192.0.2.5\ns=-\nc=IN IP4 192.0.2.5\nt=0 0\n";
    private static final SessionDescription OFFER = PhoneNegotiation.offer(USUAL, LOCAL, null);

    private static Refused refusedAnswer(String answer) {
        PhoneSettlement settlement = PhoneNegotiation.settle(OFFER, Descriptions.read(answer), USUAL, LOCAL);
        assertThat(settlement).isInstanceOf(Refused.class);
        return (Refused) settlement;
    }

    @Test
    void offersEverythingInOurOrder() {
        assertThat(Descriptions.print(OFFER)).isEqualTo("""
            v=0
            o=- 4711 1 IN IP4 198.51.100.10
            s=-
            c=IN IP4 198.51.100.10
            t=0 0
            m=audio 20000 RTP/AVP 107 9 8 0 110 101 13
            a=rtpmap:107 opus/48000/2
            a=fmtp:107 useinbandfec=1
            a=rtpmap:9 G722/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:110 telephone-event/48000
            a=fmtp:110 0-15
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=rtpmap:13 CN/8000
            a=ptime:20
            a=sendrecv
            """);
    }

    @Test
    void sendsUnderTheirNumbersAndReceivesUnderOurs() {
        AgreedMedia agreed = settled(OFFER, HEAD + """
            m=audio 4000 RTP/AVP 100 8 96
            a=rtpmap:100 opus/48000/2
            a=fmtp:100 maxaveragebitrate=20000
            a=rtpmap:96 telephone-event/48000
            a=ptime:40
            """, USUAL, LOCAL);
        assertThat(agreed.formats().voice().codec()).isEqualTo(Codec.OPUS);
        assertThat(agreed.formats().voice().payloadType()).isEqualTo(100);
        assertThat(agreed.formats().voice().parameters().number("maxaveragebitrate", 0))
                .isEqualTo(20_000);
        assertThat(agreed.formats().events().orElseThrow().payloadType()).isEqualTo(96);
        assertThat(agreed.formats().receive())
                .extracting(AgreedFormat::payloadType)
                .containsExactly(107, 8, 110);
        assertThat(agreed.packetTimeMillis()).isEqualTo(40);
        assertThat(agreed.direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void theAnswersOrderChoosesTheVoice() {
        AgreedMedia agreed = settled(
                OFFER, HEAD + "m=audio 4000 RTP/AVP 0 8 101\na=rtpmap:101 telephone-event/8000\n", USUAL, LOCAL);
        assertThat(agreed.formats().voice().codec()).isEqualTo(Codec.PCMU);
        assertThat(agreed.formats().receive()).hasSize(3);
    }

    @Test
    void aCodecThatWasNotOfferedIsNotUsed() {
        PhoneCapabilities narrow = speaking(Codec.PCMA);
        SessionDescription offer = PhoneNegotiation.offer(narrow, LOCAL, null);
        AgreedMedia agreed = settled(offer, HEAD + "m=audio 4000 RTP/AVP 0 8\n", narrow, LOCAL);
        assertThat(agreed.formats().send()).extracting(AgreedFormat::codec).containsExactly(Codec.PCMA);
    }

    @Test
    void aHeldAnswerIsHold() {
        AgreedMedia held = settled(OFFER, HEAD + "m=audio 4000 RTP/AVP 8\na=sendonly\n", USUAL, LOCAL);
        assertThat(held.heldByPeer()).isTrue();
        assertThat(held.direction()).isEqualTo(Direction.RECVONLY);
        AgreedMedia hole = settled(
                OFFER,
                HEAD.replace("c=IN IP4 192.0.2.5", "c=IN IP4 0.0.0.0") + "m=audio 4000 RTP/AVP 8\n",
                USUAL,
                LOCAL);
        assertThat(hole.heldByPeer()).isTrue();
    }

    @Test
    void multiplexingThatWasNotOfferedIsNotDone() {
        AgreedMedia agreed = settled(OFFER, HEAD + "m=audio 4000 RTP/AVP 8\na=rtcp-mux\n", USUAL, LOCAL);
        assertThat(agreed.remote().rtcpMuxed()).isFalse();
        assertThat(agreed.remote().rtcpPort()).isEqualTo(4001);
    }

    @Test
    void answersThatAreNoneAreRefused() {
        assertThat(refusedAnswer(HEAD).refusal()).isEqualTo(Refusal.NOT_AN_ANSWER);
        assertThat(refusedAnswer(HEAD + "m=video 4000 RTP/AVP 31\n").refusal()).isEqualTo(Refusal.NOT_AN_ANSWER);
        assertThat(refusedAnswer(HEAD + "m=audio 0 RTP/AVP 8\n").refusal()).isEqualTo(Refusal.NO_AUDIO);
        assertThat(refusedAnswer(HEAD + "m=audio 4000 RTP/AVP 18\n").refusal()).isEqualTo(Refusal.NO_COMMON_CODEC);
        assertThat(refusedAnswer(HEAD + "m=audio 4000 RTP/AVP 101\na=rtpmap:101 telephone-event/8000\n")
                        .refusal())
                .isEqualTo(Refusal.NO_COMMON_CODEC);
        assertThat(refusedAnswer(HEAD + "m=audio 4000 RTP/SAVP 8\n").refusal()).isEqualTo(Refusal.TRANSPORT_UNKNOWN);
    }

    @Test
    void aSecondOfferWithoutANewsIsTheSame() {
        SessionDescription theirs = Descriptions.read(HEAD + "m=audio 4000 RTP/AVP 8\n");
        assertThat(PhoneNegotiation.offer(USUAL, LOCAL, new PhoneExchange(OFFER, theirs)))
                .isSameAs(OFFER);
    }

    @Test
    void aSecondOfferSaysWhatWeWishNotWhatAHoldLeftOver() {
        PhoneAnswer.Answered held = answered(HEAD + "m=audio 4000 RTP/AVP 8\na=sendonly\n");
        SessionDescription theirs = Descriptions.read(HEAD + "m=audio 4000 RTP/AVP 8\na=sendonly\n");
        SessionDescription offer = PhoneNegotiation.offer(USUAL, LOCAL, new PhoneExchange(held.answer(), theirs));
        assertThat(offer.media().getFirst().first(Direction.class)).contains(Direction.SENDRECV);
        assertThat(offer.origin()).isEqualTo(held.answer().origin().next());
    }

    @Test
    void aNumberKeepsItsMeaningForTheWholeCall() {
        String first = HEAD + """
            m=audio 4000 RTP/AVP 8 107 101
            a=rtpmap:107 telephone-event/8000
            a=rtpmap:101 speex/16000
            """;
        PhoneAnswer.Answered answered = answered(first);
        SessionDescription offer =
                PhoneNegotiation.offer(USUAL, LOCAL, new PhoneExchange(answered.answer(), Descriptions.read(first)));
        MediaDescription audio = offer.media().getFirst();
        assertThat(audio.payloadFormats())
                .filteredOn(format -> Codec.TELEPHONE_EVENT.matches(format))
                .extracting(format -> format.payloadType())
                .containsExactly(107);
        assertThat(audio.payloadFormats())
                .filteredOn(format -> Codec.OPUS.matches(format))
                .extracting(format -> format.payloadType())
                .containsExactly(108);
        assertThat(audio.formats()).doesNotHaveDuplicates();
    }

    @Test
    void linesThatWereThereOnceStayAtTheirPlace() {
        String first = HEAD + "m=video 5000 RTP/AVP 31\nm=audio 4000 RTP/AVP 8\nm=image 6000 udptl t38\n";
        PhoneAnswer.Answered answered = answered(first);
        SessionDescription offer =
                PhoneNegotiation.offer(USUAL, LOCAL, new PhoneExchange(answered.answer(), Descriptions.read(first)));
        assertThat(offer.media())
                .extracting(line -> line.media() + " " + line.port())
                .containsExactly("video 0", "audio 20000", "image 0");
    }

    @Test
    void audioThatWasGoneComesBackOnALineOfItsOwn() {
        SessionDescription dead = Descriptions.read(HEAD + "m=audio 0 RTP/AVP 8\n");
        SessionDescription offer = PhoneNegotiation.offer(USUAL, LOCAL, new PhoneExchange(dead, dead));
        assertThat(offer.media()).extracting(MediaDescription::port).containsExactly(0, 20_000);
        AgreedMedia agreed = settled(offer, HEAD + "m=audio 0 RTP/AVP 8\nm=audio 4000 RTP/AVP 8\n", USUAL, LOCAL);
        assertThat(agreed.remote().port()).isEqualTo(4000);
    }
}
