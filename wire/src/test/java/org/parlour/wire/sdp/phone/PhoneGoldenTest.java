package org.parlour.wire.sdp.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.wire.sdp.phone.Phones.LOCAL;
import static org.parlour.wire.sdp.phone.Phones.answered;
import static org.parlour.wire.sdp.phone.Phones.refused;
import static org.parlour.wire.sdp.phone.Phones.settled;
import static org.parlour.wire.sdp.phone.Phones.speaking;

import org.junit.jupiter.api.Test;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.RfcExamples;
import org.parlour.wire.sdp.SessionDescription;

/** We play Bob: our lines against those that the RFCs print for him, with audio as all that we have. */
class PhoneGoldenTest {
    private static final PhoneCapabilities PCMU = speaking(Codec.PCMU, Codec.TELEPHONE_EVENT);

    /** RFC 3264 section 10.1. */
    @Test
    void answersTheBasicExchange() {
        LocalMedia bob = LocalMedia.plain(NetworkAddress.of("host.example.com"), 49_920, 2_890_844_730L);
        PhoneAnswer.Answered answered = answered(RfcExamples.BASIC_OFFER, PCMU, bob, null);
        assertThat(Descriptions.print(answered.answer())).isEqualTo("""
            v=0
            o=- 2890844730 1 IN IP4 host.example.com
            s=-
            c=IN IP4 host.example.com
            t=0 0
            m=audio 49920 RTP/AVP 0
            a=rtpmap:0 PCMU/8000
            a=ptime:20
            a=sendrecv
            m=video 0 RTP/AVP 31
            m=video 0 RTP/AVP 32
            """);
        assertThat(answered.agreed().remote().port()).isEqualTo(49_170);
        assertThat(answered.agreed().formats().events()).isEmpty();
    }

    /** RFC 3264 section 10.1: the second offer adds a line; it is declined, the rest only moves. */
    @Test
    void answersALineThatIsAddedLater() {
        SessionDescription first = PhoneNegotiation.offer(PCMU, LOCAL, null);
        PhoneAnswer.Answered second = answered(RfcExamples.BASIC_SECOND_OFFER, PCMU, LOCAL, first);
        assertThat(second.answer().origin()).isEqualTo(first.origin().next());
        assertThat(second.answer().media()).extracting(MediaDescription::port).containsExactly(20_000, 0, 0, 0);
        assertThat(second.agreed().remote().port()).isEqualTo(65_422);
    }

    /** RFC 3264 section 10.1, with us as Alice. */
    @Test
    void settlesTheBasicExchange() {
        SessionDescription offer = PhoneNegotiation.offer(PCMU, LOCAL, null);
        AgreedMedia agreed = settled(offer, RfcExamples.BASIC_ANSWER, PCMU, LOCAL);
        assertThat(agreed.remote().port()).isEqualTo(49_920);
        assertThat(agreed.remote().address().host()).isEqualTo("host.example.com");
        assertThat(agreed.direction()).isEqualTo(Direction.SENDRECV);
    }

    /** RFC 3264 section 10.2: inactive until the codec is known, and never held silence answered with more. */
    @Test
    void answersOneOfNCodecs() {
        PhoneAnswer.Answered answered = answered(RfcExamples.ONE_OF_N_OFFER, PCMU, LOCAL, null);
        MediaDescription audio = answered.answer().media().getFirst();
        assertThat(audio.formats()).containsExactly("0");
        assertThat(audio.first(Direction.class)).contains(Direction.INACTIVE);
        assertThat(answered.agreed().direction()).isEqualTo(Direction.INACTIVE);
    }

    /** RFC 4317 section 2.1. */
    @Test
    void answersAudioAndVideo() {
        LocalMedia bob = LocalMedia.plain(NetworkAddress.of("host.biloxi.example.com"), 49_174, 1);
        SessionDescription answer =
                answered(RfcExamples.AUDIO_AND_VIDEO_OFFER, PCMU, bob, null).answer();
        assertThat(Descriptions.print(answer))
                .contains("m=audio 49174 RTP/AVP 0\na=rtpmap:0 PCMU/8000\n", "m=video 0 RTP/AVP 31 32\n");
    }

    /** RFC 4317 section 2.2. */
    @Test
    void theDeadLineStaysInTheSecondExchange() {
        PhoneCapabilities both = speaking(Codec.PCMA, Codec.PCMU);
        SessionDescription first =
                answered(RfcExamples.AUDIO_AND_VIDEO_OFFER, both, LOCAL, null).answer();
        PhoneAnswer.Answered second = answered(RfcExamples.AUDIO_AND_VIDEO_SECOND_OFFER, both, LOCAL, first);
        assertThat(second.answer().origin()).isEqualTo(first.origin().next());
        assertThat(second.agreed().formats().voice().codec()).isEqualTo(Codec.PCMU);
        assertThat(second.answer().media()).extracting(MediaDescription::port).containsExactly(20_000, 0);
    }

    /** RFC 4317 section 2.4: we take key presses beside the voice only. */
    @Test
    void aSecondAudioLineIsDeclined() {
        PhoneAnswer.Answered answered = answered(RfcExamples.TWO_AUDIO_STREAMS_OFFER, PCMU, LOCAL, null);
        assertThat(answered.answer().media()).extracting(MediaDescription::port).containsExactly(20_000, 0);
    }

    /** RFC 4317 section 2.6. */
    @Test
    void theFirstLineThatWeCanTakeIsTaken() {
        PhoneAnswer.Answered answered = answered(RfcExamples.EITHER_LINE_OFFER, PCMU, LOCAL, null);
        assertThat(answered.answer().media()).extracting(MediaDescription::port).containsExactly(0, 20_000);
        assertThat(answered.agreed().remote().port()).isEqualTo(51_372);
        assertThat(answered.agreed().formats().events().orElseThrow().payloadType())
                .isEqualTo(101);
    }

    /** RFC 4317 section 3.1. */
    @Test
    void anAnswerMayHoldAtOnce() {
        SessionDescription offer = PhoneNegotiation.offer(PCMU, LOCAL, null);
        AgreedMedia agreed = settled(offer, RfcExamples.HELD_ANSWER, PCMU, LOCAL);
        assertThat(agreed.heldByPeer()).isTrue();
        assertThat(agreed.direction()).isEqualTo(Direction.RECVONLY);
    }

    /** RFC 4317 section 5.1: a call without any line is of no use to a room. */
    @Test
    void noMediaIsRefused() {
        assertThat(refused(RfcExamples.NO_MEDIA_OFFER, PCMU, LOCAL).refusal()).isEqualTo(Refusal.NO_AUDIO);
    }

    /** RFC 4317 section 5.2: the answer is the same before and after, so its version is too. */
    @Test
    void aBlackHoleIsAnsweredAsIfItWereFilled() {
        PhoneAnswer.Answered hole = answered(RfcExamples.BLACK_HOLE_OFFER, PCMU, LOCAL, null);
        assertThat(hole.agreed().direction()).isEqualTo(Direction.RECVONLY);
        PhoneAnswer.Answered filled = answered(RfcExamples.BLACK_HOLE_SECOND_OFFER, PCMU, LOCAL, hole.answer());
        assertThat(filled.answer()).isSameAs(hole.answer());
        assertThat(filled.agreed().direction()).isEqualTo(Direction.SENDRECV);
        assertThat(filled.agreed().heldByPeer()).isFalse();
    }

    /** RFC 6337 section 5.3: hold from both sides, and the way out of it. */
    @Test
    void whoeverHeldFirstDoesNotHoldForEver() {
        String talking = RfcExamples.BLACK_HOLE_SECOND_OFFER;
        String holding = talking + "a=sendonly\n";
        PhoneAnswer.Answered held = answered(holding, PCMU, LOCAL, null);
        assertThat(direction(held)).isEqualTo(Direction.RECVONLY);

        // Both hold now: our own hold adds nothing that the phone could hear.
        LocalMedia weHoldToo = LOCAL.withWish(Direction.SENDONLY);
        PhoneAnswer.Answered both = answered(holding, PCMU, weHoldToo, held.answer());
        assertThat(direction(both)).isEqualTo(Direction.INACTIVE);

        // The phone resumes while we hold: it may listen, as the RFC says, but not yet be heard.
        PhoneAnswer.Answered resumed = answered(talking, PCMU, weHoldToo, both.answer());
        assertThat(direction(resumed)).isEqualTo(Direction.SENDONLY);
        assertThat(resumed.agreed().heldByPeer()).isFalse();

        // We resume: the offer says sendrecv, though the last answer did not.
        SessionDescription offer =
                PhoneNegotiation.offer(PCMU, LOCAL, new PhoneExchange(resumed.answer(), Descriptions.read(talking)));
        assertThat(offer.media().getFirst().first(Direction.class)).contains(Direction.SENDRECV);
        assertThat(offer.origin().version()).isEqualTo(held.answer().origin().version() + 3);
    }

    private static Direction direction(PhoneAnswer.Answered answered) {
        return answered.answer().media().getFirst().first(Direction.class).orElseThrow();
    }
}
