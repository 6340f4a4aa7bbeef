package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.SipBody;
import org.parlour.sip.trunk.WrittenPlans;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.phone.AgreedMedia;
import org.parlour.wire.sdp.phone.LocalMedia;
import org.parlour.wire.sdp.phone.PhoneCapabilities;

class SessionTest {
    private static final PhoneCapabilities USUAL = WrittenPlans.trunk("trunks:\n  pbx:\n    peers: 192.0.2.10\n", "pbx")
            .capabilities();

    private final Session session = new Session(USUAL, LocalMedia.plain(NetworkAddress.of("127.0.0.1"), 20_000, 7));

    @Test
    void anOfferIsAnsweredAndHoldsWhenAgreed() {
        Event verdict = session.offered(1, sdp("0 8 101", "sendrecv"));
        assertThat(verdict).isInstanceOf(Event.OfferAccepted.class);
        assertThat(((Event.OfferAccepted) verdict).answer().text()).contains("m=audio 20000 RTP/AVP 8 101");
        AgreedMedia agreed = session.agreed(1);
        assertThat(agreed.formats().voice().codec()).isEqualTo(Codec.PCMA);
        assertThat(agreed.packetTimeMillis()).isEqualTo(20);
    }

    @Test
    void theWholeVoiceIsPreferredAndKeysRunOnItsClock() {
        Event verdict = session.offered(1, opus("0 9 107 13 101 110"));
        assertThat(((Event.OfferAccepted) verdict).answer().text())
                .contains("m=audio 20000 RTP/AVP 107 110")
                .contains("a=fmtp:107 useinbandfec=1");
        AgreedMedia agreed = session.agreed(1);
        assertThat(agreed.formats().voice().codec()).isEqualTo(Codec.OPUS);
        assertThat(agreed.formats().events().orElseThrow().codec()).isEqualTo(Codec.TELEPHONE_EVENT_48K);
        assertThat(agreed.formats().comfortNoise()).as("Opus has its own").isEmpty();
    }

    @Test
    void noiseMayBeToldBesideWhatHasNone() {
        session.offered(1, sdp("8 13 101", "sendrecv"));
        assertThat(session.agreed(1).formats().comfortNoise()).isPresent();
    }

    @Test
    void theCodecMayChangeInMidCall() {
        session.offered(1, opus("107 110"));
        assertThat(session.agreed(1).formats().voice().codec()).isEqualTo(Codec.OPUS);
        session.offered(2, sdp("8 101", "sendrecv"));
        assertThat(session.agreed(2).formats().voice().codec()).isEqualTo(Codec.PCMA);
        assertThat(session.wanted(3)).isInstanceOf(Event.OfferMade.class);
        session.answered(3, opus("107 110"));
        AgreedMedia back = session.agreed(3);
        assertThat(back.formats().voice().codec()).isEqualTo(Codec.OPUS);
        assertThat(back.formats().voice().payloadType()).isEqualTo(107);
    }

    private static SipBody opus(String formats) {
        return SipBody.sdp(sdp(formats, "sendrecv")
                .text()
                .replace(
                        "a=sendrecv",
                        "a=rtpmap:107 opus/48000/2\r\na=fmtp:107 useinbandfec=1;usedtx=1\r\n"
                                + "a=rtpmap:110 telephone-event/48000\r\na=sendrecv"));
    }

    @Test
    void aHoldIsAnsweredAsOne() {
        session.offered(1, sdp("0 101", "sendrecv"));
        session.agreed(1);
        assertThat(((Event.OfferAccepted) session.offered(2, sdp("0 101", "sendonly")))
                        .answer()
                        .text())
                .contains("a=recvonly");
        AgreedMedia held = session.agreed(2);
        assertThat(held.heldByPeer()).isTrue();
        assertThat(held.direction()).isEqualTo(Direction.RECVONLY);
    }

    @Test
    void anOfferThatCannotBeReadIsNotAcceptable() {
        assertThat(session.offered(1, SipBody.sdp("v=0\r\nwhat?")))
                .isInstanceOfSatisfying(Event.OfferRefused.class, refused -> assertThat(refused.failure())
                        .isInstanceOf(CallFailure.NotAcceptableHere.class));
    }

    @Test
    void anOfferWithoutACommonVoiceIsNotAcceptable() {
        assertThat(session.offered(1, sdp("3", "sendrecv"))).isInstanceOf(Event.OfferRefused.class);
    }

    @Test
    void ourOfferIsSettledByTheirAnswer() {
        assertThat(session.wanted(1)).isInstanceOf(Event.OfferMade.class);
        assertThat(session.answered(1, sdp("8 101", "sendrecv"))).isInstanceOf(Event.AnswerAccepted.class);
        assertThat(session.agreed(1).formats().voice().codec()).isEqualTo(Codec.PCMA);
    }

    @Test
    void anAnswerThatChoosesWhatWasNotOfferedIsRefused() {
        session.wanted(1);
        assertThat(session.answered(1, sdp("3", "sendrecv"))).isInstanceOf(Event.AnswerRefused.class);
        assertThat(session.answered(1, SipBody.sdp("no"))).isInstanceOf(Event.AnswerRefused.class);
    }

    @Test
    void whatWasRolledBackNeverHolds() {
        session.offered(1, sdp("0", "sendrecv"));
        session.agreed(1);
        session.offered(2, sdp("8", "sendrecv"));
        session.rolledBack(2);
        assertThatThrownBy(() -> session.agreed(2)).isInstanceOf(IllegalStateException.class);
    }

    private static SipBody sdp(String formats, String direction) {
        return SipBody.sdp(String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.2",
                "s=-",
                "c=IN IP4 127.0.0.2",
                "t=0 0",
                "m=audio 30000 RTP/AVP " + formats,
                "a=rtpmap:101 telephone-event/8000",
                "a=" + direction,
                ""));
    }
}
