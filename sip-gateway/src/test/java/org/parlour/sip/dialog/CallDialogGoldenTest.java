package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parlour.sip.dialog.SipMethod.Known;

/** Flows as RFC 3665 and RFC 3261 print them, with us as Bob: every header that a dialog decides on is compared. */
class CallDialogGoldenTest {
    private static final SipAddress ALICE = new SipAddress("Alice <sip:alice@atlanta.example.com>");
    private static final SipAddress BOB = new SipAddress("Bob <sip:bob@biloxi.example.com>");
    private static final SipAddress BOBS_CONTACT = new SipAddress("<sip:bob@client.biloxi.example.com>");
    private static final String ALICES_TAG = "9fxced76sl";
    private static final String CALL_ID = "3848276298220188511@atlanta.example.com";
    private static final Branch INVITE = new Branch("z9hG4bK74bf9;client.atlanta.example.com:5060");

    private final SipAddress alicesContact;
    private final List<SipAddress> recordRoutes;
    private @Nullable CallDialog call;

    CallDialogGoldenTest() {
        alicesContact = new SipAddress("<sip:alice@client.atlanta.example.com;transport=tcp>");
        recordRoutes = List.of(
                new SipAddress("<sip:ss2.biloxi.example.com;lr>"), new SipAddress("<sip:ss1.atlanta.example.com;lr>"));
    }

    private SipRequest fromAlice(
            SipMethod method, long number, @Nullable String toTag, List<SipAddress> routes, @Nullable SipBody body) {
        return new SipRequest(
                new Envelope(new Party(ALICE, ALICES_TAG), new Party(BOB, toTag), CALL_ID, new CSeq(number, method)),
                new SipUri("sip:bob@biloxi.example.com"),
                70,
                alicesContact,
                routes,
                List.of(),
                HeaderFields.NONE,
                body);
    }

    private List<Effect> on(Event event) {
        return Objects.requireNonNull(call).on(event, 0);
    }

    private List<Effect> hears(String branch, SipRequest request) {
        return on(new Event.Requested(new Branch(branch), request));
    }

    private String tag() {
        return Objects.requireNonNull(call).state().dialog().localTag();
    }

    private void called(List<SipAddress> routes, String offer) {
        call = CallDialog.inbound(
                new Event.Requested(INVITE, fromAlice(Known.INVITE, 1, null, routes, SipBody.sdp(offer))),
                BOBS_CONTACT,
                DialogTimers.RFC3261,
                RandomGeneratorFactory.getDefault().create(1),
                0);
    }

    private SipResponse answered() {
        on(new Event.Answer());
        return response(on(new Event.OfferAccepted(1, SipBody.sdp("answer"))));
    }

    private static SipResponse response(List<Effect> effects) {
        return ((Effect.Respond) effects.getFirst()).response();
    }

    @Test
    void rfc3665Section3_1AnsweredCall() {
        called(List.of(), "offer");
        SipResponse ringing = response(on(new Event.Ring())); // F2
        assertThat(ringing.status()).isEqualTo(180);
        assertThat(ringing.from()).isEqualTo(new Party(ALICE, ALICES_TAG));
        assertThat(ringing.to()).isEqualTo(new Party(BOB, tag()));
        assertThat(ringing.callId()).isEqualTo(CALL_ID);
        assertThat(ringing.cseq()).isEqualTo(new CSeq(1, Known.INVITE));
        assertThat(ringing.contact()).isEqualTo(BOBS_CONTACT);
        SipResponse ok = answered(); // F3
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.envelope()).isEqualTo(ringing.envelope());
        assertThat(ok.sdp()).isEqualTo(SipBody.sdp("answer"));
        assertThat(hears("ack", fromAlice(Known.ACK, 1, tag(), List.of(), null))) // F4
                .containsExactly(new Effect.Established());
        SipRequest bye = ((Effect.Send) on(new Event.HangUp(null)).getLast()).request(); // F5
        assertThat(bye.uri()).isEqualTo(new SipUri("sip:alice@client.atlanta.example.com;transport=tcp"));
        assertThat(bye.from()).isEqualTo(new Party(BOB, tag()));
        assertThat(bye.to()).isEqualTo(new Party(ALICE, ALICES_TAG));
        assertThat(bye.callId()).isEqualTo(CALL_ID);
        assertThat(bye.cseq()).isEqualTo(new CSeq(1, Known.BYE));
        assertThat(bye.maxForwards()).isEqualTo(70);
        assertThat(bye.routes()).isEmpty();
    }

    @Test
    void rfc3665Section3_2ThroughTwoProxies() {
        called(recordRoutes, "offer");
        assertThat(response(on(new Event.Ring())).recordRoutes()).isEqualTo(recordRoutes);
        assertThat(answered().recordRoutes()).isEqualTo(recordRoutes);
        hears("ack", fromAlice(Known.ACK, 1, tag(), List.of(), null));
        SipRequest bye = ((Effect.Send) on(new Event.HangUp(null)).getLast()).request();
        assertThat(bye.uri()).isEqualTo(alicesContact.uri());
        assertThat(bye.routes()).isEqualTo(recordRoutes);
    }

    @Test
    void rfc3665Section3_7ReInviteWithANewAddress() {
        called(List.of(), "offer");
        answered();
        hears("ack", fromAlice(Known.ACK, 1, tag(), List.of(), null));
        on(new Event.Renegotiate());
        SipRequest invite =
                ((Effect.Send) on(new Event.OfferMade(2, SipBody.sdp("moved"))).getFirst()).request();
        assertThat(invite.cseq()).isEqualTo(new CSeq(1, Known.INVITE));
        assertThat(invite.contact()).isEqualTo(BOBS_CONTACT);
        assertThat(invite.sdp()).isEqualTo(SipBody.sdp("moved"));
        SipResponse ok = invite.response(200, "OK", ALICES_TAG)
                .withRoute(new SipAddress("<sip:alice@elsewhere.atlanta.example.com>"), List.of())
                .with(SipBody.sdp("answer"));
        List<Effect> effects = on(new Event.Responded(ok));
        SipRequest ack = ((Effect.SendAck) effects.getFirst()).ack();
        assertThat(ack.cseq()).isEqualTo(new CSeq(1, Known.ACK));
        assertThat(ack.envelope().from()).isEqualTo(invite.from());
        assertThat(effects.getLast()).isEqualTo(new Effect.AnswerArrived(2, SipBody.sdp("answer")));
    }

    @Test
    void rfc3665Section3_8CancelBeforeTheAnswer() {
        called(recordRoutes, "offer");
        on(new Event.Ring());
        SipRequest cancel = fromAlice(Known.CANCEL, 1, null, List.of(), null); // F11 of Bob's
        List<Effect> effects = on(new Event.Requested(INVITE, cancel));
        Effect.Respond toCancel = (Effect.Respond) effects.get(0);
        Effect.Respond toInvite = (Effect.Respond) effects.get(1);
        assertThat(toCancel.response().status()).isEqualTo(200);
        assertThat(toCancel.response().cseq()).isEqualTo(new CSeq(1, Known.CANCEL));
        assertThat(toInvite.branch()).isEqualTo(INVITE);
        assertThat(toInvite.response().status()).isEqualTo(487);
        assertThat(toInvite.response().reason()).isEqualTo("Request Terminated");
        // RFC 3261 section 9.2: both bear the same tag.
        assertThat(toCancel.response().to()).isEqualTo(toInvite.response().to()).isEqualTo(new Party(BOB, tag()));
    }

    @Test
    void rfc3665Section3_9Busy() {
        called(List.of(), "offer");
        SipResponse busy = response(on(new Event.Refuse(CallFailure.Plain.BUSY)));
        assertThat(busy.status()).isEqualTo(486);
        assertThat(busy.reason()).isEqualTo("Busy Here");
        assertThat(busy.to().tag()).isEqualTo(tag());
        assertThat(busy.contact()).isNull();
    }

    @Test
    void rfc3261Section16_12_1_2TraversingAStrictRouter() {
        List<SipAddress> strict =
                List.of(new SipAddress("<sip:p3.middle.com>"), new SipAddress("<sip:p1.example.com;lr>"));
        called(strict, "offer");
        answered();
        hears("ack", fromAlice(Known.ACK, 1, tag(), List.of(), null));
        SipRequest bye = ((Effect.Send) on(new Event.HangUp(null)).getLast()).request();
        assertThat(bye.uri()).isEqualTo(new SipUri("sip:p3.middle.com"));
        assertThat(bye.routes())
                .containsExactly(
                        new SipAddress("<sip:p1.example.com;lr>"),
                        new SipAddress("<sip:alice@client.atlanta.example.com;transport=tcp>"));
    }
}
