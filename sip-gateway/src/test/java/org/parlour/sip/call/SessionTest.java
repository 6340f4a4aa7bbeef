package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.phone.AgreedMedia;
import org.parlour.wire.sdp.phone.LocalMedia;

class SessionTest {
    private final Session session =
            new Session(Session.USUAL, LocalMedia.plain(NetworkAddress.of("127.0.0.1"), 20_000, 7));

    @Test
    void anOfferIsAnsweredAndHoldsWhenAgreed() {
        Event verdict = session.offered(1, sdp("0 8 101", "sendrecv"));
        assertThat(verdict).isInstanceOf(Event.OfferAccepted.class);
        assertThat(((Event.OfferAccepted) verdict).answer().text()).contains("m=audio 20000 RTP/AVP 0 101");
        AgreedMedia agreed = session.agreed(1);
        assertThat(agreed.formats().voice().codec()).isEqualTo(Codec.PCMU);
        assertThat(agreed.packetTimeMillis()).isEqualTo(20);
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
