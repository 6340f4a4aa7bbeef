package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parlour.sip.dialog.CallState.Stage;
import org.parlour.sip.dialog.SipMethod.Known;

class CallDialogRulesTest {
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private static DeskCall established() {
        return Situation.ESTABLISHED.call();
    }

    private static SipRequest with(SipRequest request, HeaderFields fields) {
        return new SipRequest(
                request.envelope(),
                request.uri(),
                request.maxForwards(),
                request.contact(),
                request.recordRoutes(),
                request.routes(),
                fields,
                request.body());
    }

    private static SipRequest with(SipRequest request, @Nullable SipAddress contact) {
        return new SipRequest(
                request.envelope(),
                request.uri(),
                request.maxForwards(),
                contact,
                request.recordRoutes(),
                request.routes(),
                request.fields(),
                request.body());
    }

    @Test
    void aCallBeginsWithAnInviteThatIsNoReInvite() {
        Event.Requested again = new Event.Requested(
                DeskCall.FIRST, DeskCall.request(Known.INVITE, 2, "tag", SipBody.sdp("offer"), HeaderFields.NONE));
        RandomGenerator chance = RandomGeneratorFactory.getDefault().create(1);
        assertThatThrownBy(() -> CallDialog.inbound(again, DeskCall.CONTACT, DialogTimers.RFC3261, chance, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyResponseToTheInviteBearsTheSameTag() {
        DeskCall call = new DeskCall("offer");
        SipResponse ringing = DeskCall.responseOf(call.on(new Event.Ring()));
        call.on(new Event.Answer());
        SipResponse ok = DeskCall.responseOf(call.on(new Event.OfferAccepted(1, SipBody.sdp("answer"))));
        assertThat(ringing.to().tag()).isEqualTo(call.tag()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(ok.to()).isEqualTo(ringing.to());
        assertThat(ok.contact()).isEqualTo(DeskCall.CONTACT);
        assertThat(ok.fields().words(HeaderFields.ALLOW)).contains("invite", "bye", "update", "info");
    }

    @Test
    void theAnswerIsRepeatedAtT1DoublingToT2() {
        DeskCall call = Situation.MORATORIUM.call();
        List<Integer> pausesMillis = new ArrayList<>();
        int pauseMillis = 0;
        for (int millis = 1; millis <= 40_000; millis++) {
            pauseMillis++;
            String words = call.waits(MILLISECOND);
            if (!words.isEmpty()) {
                pausesMillis.add(pauseMillis);
                pauseMillis = 0;
            }
        }
        assertThat(pausesMillis)
                .containsExactly(500, 1_000, 2_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 500);
        assertThat(call.stage()).isEqualTo(Stage.MORTAL);
    }

    @Test
    void aByeThatWaitsForTheAckGoesOutWithItsReason() {
        DeskCall call = Situation.MORATORIUM.call();
        assertThat(call.says(new Event.HangUp(new Reason("Q.850", 16, "Goodbye"))))
                .isEqualTo("ended hung_up by house");
        SipRequest bye =
                DeskCall.requestOf(call.hears(DeskCall.request(Known.ACK, 1, call.tag(), null, HeaderFields.NONE)));
        assertThat(bye.fields().first(HeaderFields.REASON)).hasValue("Q.850;cause=16;text=\"Goodbye\"");
    }

    @Test
    void whoNeverAcknowledgesIsToldWhyWeHangUp() {
        DeskCall call = Situation.MORATORIUM.call();
        call.waits(Duration.ofSeconds(32));
        assertThat(call.watched().end()).isEqualTo(new CallEnd.NoAck());
        assertThat(DeskCall.requestOf(call.watched().effects()).fields().first(HeaderFields.REASON))
                .hasValue("SIP;cause=408;text=\"No ACK\"");
    }

    @Test
    void theirReasonIsKept() {
        DeskCall call = established();
        SipRequest bye =
                with(call.next(Known.BYE, null), HeaderFields.of("reason", "Q.850 ;cause=16 ;text=\"Terminated\""));
        call.hears(bye);
        assertThat(call.watched().end()).isEqualTo(new CallEnd.PeerHungUp(new Reason("Q.850", 16, "Terminated")));
    }

    @Test
    void repeatsOfTheFirstInviteAreAbsorbedAsLongAsTheCallLives() {
        DeskCall call = established();
        call.passes(Duration.ofHours(1));
        assertThat(Stimulus.INVITE_AGAIN.happensTo(call)).isEqualTo("absorb");
        assertThat(call.stage()).isEqualTo(Stage.ESTABLISHED);
    }

    @Test
    void repeatsOfAReInviteAreAbsorbedFor32Seconds() {
        DeskCall call = Situation.HELD.call();
        SipRequest hold = DeskCall.request(Known.INVITE, 2, call.tag(), SipBody.sdp("hold"), HeaderFields.NONE);
        Event again = new Event.Requested(new Branch("branch-2"), hold);
        assertThat(call.says(again)).as("it is being answered").isEmpty();
        call.on(new Event.OfferAccepted(call.exchange(), SipBody.sdp("held")));
        call.acknowledges(2, null);
        call.passes(Duration.ofMillis(31_999));
        assertThat(call.says(again)).isEqualTo("absorb");
        call.passes(MILLISECOND);
        call.on(new Event.Ping());
        assertThat(call.dialog().state().theirs().answered()).isEmpty();
    }

    @Test
    void overlappingInvitesAreToldWhenToComeAgain() {
        DeskCall call = Situation.HELD.call();
        for (int i = 0; i < 50; i++) {
            SipResponse refusal = DeskCall.responseOf(call.hears(call.next(Known.INVITE, SipBody.sdp("hold"))));
            assertThat(refusal.status()).isEqualTo(500);
            assertThat(refusal.fields().first(HeaderFields.RETRY_AFTER).map(Integer::parseInt))
                    .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(0, 10));
        }
    }

    @Test
    void aVerdictOnAnExchangeThatIsOverIsIgnored() {
        DeskCall call = Situation.HELD.call();
        int cancelled = call.exchange();
        assertThat(call.cancels(new Branch("branch-2"), 2)).isEqualTo("200 CANCEL, 487 INVITE, rolled back 487");
        assertThat(call.hears(Known.INVITE, SipBody.sdp("second hold"))).isEqualTo("offer arrived");
        assertThat(call.says(new Event.OfferAccepted(cancelled, SipBody.sdp("answer to the first"))))
                .isEmpty();
        assertThat(call.says(new Event.OfferRefused(cancelled, CallFailure.Plain.INTERNAL)))
                .isEmpty();
        assertThat(call.says(new Event.OfferAccepted(call.exchange(), SipBody.sdp("answer"))))
                .isEqualTo("200 INVITE, agreed");
    }

    @Test
    void aRefusedReInviteLeavesTheTargetWhereItWas() {
        DeskCall call = established();
        SipRequest hold =
                with(call.next(Known.INVITE, SipBody.sdp("hold")), new SipAddress("<sip:alice@198.51.100.9>"));
        call.hears(hold);
        call.on(new Event.OfferRefused(call.exchange(), CallFailure.Plain.INTERNAL));
        assertThat(DeskCall.requestOf(call.on(new Event.Ping())).uri())
                .isEqualTo(new SipUri("sip:alice@192.0.2.7:5062"));
    }

    @Test
    void aReInviteThatSucceedsMovesTheTarget() {
        DeskCall call = established();
        SipRequest hold =
                with(call.next(Known.INVITE, SipBody.sdp("hold")), new SipAddress("<sip:alice@198.51.100.9>"));
        call.hears(hold);
        call.on(new Event.OfferAccepted(call.exchange(), SipBody.sdp("held")));
        assertThat(DeskCall.requestOf(call.on(new Event.Ping())).uri()).isEqualTo(new SipUri("sip:alice@198.51.100.9"));
    }

    @Test
    void whatIsRequiredAndUnknownIsNamed() {
        DeskCall call = established();
        SipRequest options = with(call.next(Known.OPTIONS, null), HeaderFields.of("Require", "100rel, Timer"));
        SipResponse refusal = DeskCall.responseOf(call.hears(options));
        assertThat(refusal.status()).isEqualTo(420);
        assertThat(refusal.fields().first(HeaderFields.UNSUPPORTED)).hasValue("100rel, timer");
    }

    @Test
    void nobodyIsKeptInACallForWhatTheirByeRequires() {
        DeskCall call = established();
        SipRequest bye = with(call.next(Known.BYE, null), HeaderFields.of("Require", "nonsense"));
        assertThat(DeskCall.words(call.hears(bye))).isEqualTo("200 BYE, ended peer_hung_up by peer");
    }

    @Test
    void keysOfATypeThatNoPhoneWritesAreRefusedWithThoseThatTheyDo() {
        DeskCall call = established();
        SipResponse refusal =
                DeskCall.responseOf(call.hears(call.next(Known.INFO, new SipBody("text/plain", new byte[] {'5'}))));
        assertThat(refusal.status()).isEqualTo(415);
        assertThat(refusal.fields().words(HeaderFields.ACCEPT))
                .containsExactly("application/dtmf-relay", "application/dtmf");
        SipRequest packaged = with(
                call.next(Known.INFO, new SipBody("text/plain", new byte[] {'5'})),
                HeaderFields.of(HeaderFields.INFO_PACKAGE, "chess"));
        assertThat(DeskCall.responseOf(call.hears(packaged)).status()).isEqualTo(469);
        assertThat(call.hears(Known.INFO)).isEqualTo("200 INFO");
        SipRequest optional = with(
                call.next(Known.INFO, new SipBody("text/plain", new byte[] {'5'})),
                HeaderFields.of(HeaderFields.CONTENT_DISPOSITION, "render;handling=optional"));
        assertThat(DeskCall.words(call.hears(optional))).isEqualTo("200 INFO");
        assertThat(call.hears(Known.INFO, new SipBody("Application/DTMF-Relay; charset=utf-8", new byte[] {'7'})))
                .isEqualTo("200 INFO, keys 7");
    }

    @Test
    void aBodyThatNeedNotBeHandledIsNot() {
        DeskCall call = established();
        SipRequest info = with(
                call.next(Known.INVITE, new SipBody("application/isup", new byte[] {1})),
                HeaderFields.of(HeaderFields.CONTENT_DISPOSITION, "signal; handling = optional"));
        assertThat(DeskCall.words(call.hears(info))).isEqualTo("offer wanted");
        SipRequest needed = call.next(Known.UPDATE, new SipBody("application/isup", new byte[] {1}));
        assertThat(DeskCall.words(call.hears(needed))).isEqualTo("415 UPDATE");
    }

    @Test
    void numbersMayJumpButNotComeBack() {
        DeskCall call = established();
        SipRequest far = DeskCall.request(Known.OPTIONS, 0xFFFF_FFFFL, call.tag(), null, HeaderFields.NONE);
        assertThat(DeskCall.words(call.hears(far))).isEqualTo("200 OPTIONS");
        assertThat(call.hears(Known.OPTIONS)).isEqualTo("500 OPTIONS");
    }

    @Test
    void fourAnswersMayWaitForTheirAckAndNoMore() {
        DeskCall call = Situation.MORATORIUM.call();
        for (int i = 2; i <= 4; i++) {
            assertThat(call.hears(Known.INVITE, SipBody.sdp("hold"))).isEqualTo("offer arrived");
            call.on(new Event.OfferAccepted(call.exchange(), SipBody.sdp("held")));
        }
        assertThat(call.hears(Known.INVITE, SipBody.sdp("hold"))).isEqualTo("500 INVITE");
    }

    @Test
    void anInvitationThatExpiresIsNotAnsweredAfterwards() {
        DeskCall call = new DeskCall("offer", "20");
        assertThat(call.waits(Duration.ofMillis(19_999))).isEmpty();
        assertThat(call.waits(MILLISECOND)).isEqualTo("487 INVITE, ended refused_expired by timer");
        assertThat(new DeskCall("offer", "3600").waits(Duration.ofSeconds(170)))
                .isEqualTo("480 INVITE, ended refused_not_answered by timer");
        assertThat(new DeskCall("offer", "soon").waits(Duration.ofSeconds(170)))
                .isEqualTo("480 INVITE, ended refused_not_answered by timer");
    }

    @Test
    void aPeerWithoutATagIsAPeer() {
        Party nameless = new Party(new SipAddress("sip:old@example.com"), null);
        SipRequest invite = DeskCall.invite("offer");
        Envelope envelope = new Envelope(nameless, invite.to(), invite.callId(), invite.cseq());
        SipRequest old = new SipRequest(
                envelope, invite.uri(), 70, invite.contact(), List.of(), List.of(), HeaderFields.NONE, invite.body());
        CallDialog call = CallDialog.inbound(
                new Event.Requested(DeskCall.FIRST, old),
                DeskCall.CONTACT,
                DialogTimers.RFC3261,
                RandomGeneratorFactory.getDefault().create(1),
                0);
        Party house =
                new Party(invite.to().address(), call.state().dialog().local().tag());
        SipRequest bye = new SipRequest(
                new Envelope(nameless, house, invite.callId(), new CSeq(2, Known.BYE)),
                invite.uri(),
                70,
                null,
                List.of(),
                List.of(),
                HeaderFields.NONE,
                null);
        assertThat(call.claims(new Branch("bye"), bye)).isTrue();
        assertThat(DeskCall.words(call.on(new Event.Requested(new Branch("bye"), bye), 1)))
                .isEqualTo("200 BYE, 487 INVITE, ended peer_hung_up by peer");
    }

    @Test
    void claimsWhatIsItsOwn() {
        DeskCall call = Situation.HELD.call();
        CallDialog dialog = call.dialog();
        Branch other = new Branch("other");
        assertThat(dialog.claims(other, call.next(Known.BYE, null))).isTrue();
        assertThat(dialog.claims(other, DeskCall.request(Known.BYE, 9, "stranger", null, HeaderFields.NONE)))
                .isFalse();
        assertThat(dialog.claims(other, DeskCall.invite("offer"))).isTrue();
        assertThat(dialog.claims(other, DeskCall.request(Known.INVITE, 2, null, null, HeaderFields.NONE)))
                .as("the same caller's next attempt")
                .isFalse();
        SipRequest cancel = DeskCall.request(Known.CANCEL, 1, null, null, HeaderFields.NONE);
        assertThat(dialog.claims(DeskCall.FIRST, cancel)).isTrue();
        assertThat(dialog.claims(new Branch("branch-2"), cancel)).isTrue();
        assertThat(dialog.claims(other, cancel)).isFalse();
        assertThat(Situation.MORGUE.call().dialog().claims(other, DeskCall.invite("offer")))
                .isFalse();
    }

    @Test
    void nothingThatIsPrintedNamesTheCaller() {
        DeskCall call = Situation.MOVING.call();
        assertThat(call.dialog().state().toString() + call.watched().effects() + DeskCall.invite("offer"))
                .doesNotContain("alice@", "Alice", "100@");
    }
}
