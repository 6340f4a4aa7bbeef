package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.sip.dialog.CallState.Stage;
import org.parlour.sip.dialog.SipMethod.Known;

/** What we ask of them within a call. */
class OurRequestsTest {
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private static DeskCall established() {
        return Situation.ESTABLISHED.call();
    }

    @Test
    void whoDidNotMakeTheCallIdWaitsUpToTwoSecondsAfterAGlare() {
        for (int i = 0; i < 50; i++) {
            assertThat(glarePauseMillis(false, i)).isBetween(0L, 2_000L);
        }
    }

    @Test
    void whoMadeTheCallIdWaitsTwoToFourSecondsAfterAGlare() {
        for (int i = 0; i < 50; i++) {
            assertThat(glarePauseMillis(true, i)).isBetween(2_100L, 4_000L);
        }
    }

    private static long glarePauseMillis(boolean ownsCallId, int seed) {
        Dialog theirs = established().dialog().state().dialog();
        Dialog dialog = new Dialog(
                theirs.callId(),
                theirs.local(),
                theirs.remote(),
                theirs.remoteTarget(),
                theirs.contact(),
                theirs.routeSet(),
                0,
                1,
                ownsCallId);
        DeskCall call = new DeskCall(CallDialog.takenOver(
                dialog,
                DeskCall.CONTACT,
                DialogTimers.RFC3261,
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed)));
        call.on(new Event.Renegotiate());
        call.on(new Event.OfferMade(1, SipBody.sdp("move")));
        long beforeNanos = call.nowNanos();
        call.answers(Known.INVITE, 491);
        // No pause at all is one of those that may be drawn.
        return call.dialog().state().talks().open() != null
                ? 0
                : (call.dialog().nextDeadlineNanos() - beforeNanos) / 1_000_000;
    }

    @Test
    void aReInviteThatIsToComeLaterComesLater() {
        DeskCall call = Situation.MOVING.call();
        assertThat(call.answers(Known.INVITE, 500, null, HeaderFields.of(HeaderFields.RETRY_AFTER, "7 (busy)")))
                .isEqualTo("rolled back 500");
        assertThat(call.waits(Duration.ofMillis(6_999))).isEmpty();
        assertThat(call.waits(MILLISECOND)).isEqualTo("offer wanted");
    }

    @Test
    void whoAlwaysSays491IsAskedSixTimes() {
        DeskCall call = Situation.MOVING.call();
        for (int asked = 1; asked <= 10; asked++) {
            call.answers(Known.INVITE, 491);
            call.waits(Duration.ofSeconds(3));
            call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("move")));
        }
        assertThat(call.asked(Known.INVITE).number()).isEqualTo(6);
        assertThat(call.stage()).isEqualTo(Stage.ESTABLISHED);
    }

    @Test
    void aWishWaitsUntilTheirHoldIsDoneAndAcknowledged() {
        DeskCall call = Situation.HELD.call();
        assertThat(call.says(new Event.Renegotiate())).isEmpty();
        assertThat(call.says(new Event.OfferAccepted(call.exchange(), SipBody.sdp("held"))))
                .isEqualTo("200 INVITE, agreed");
        assertThat(call.acknowledges(2, null)).isEqualTo("offer wanted");
    }

    @Test
    void aWishThatMadeWayForTheirHoldIsGrantedAfterIt() {
        DeskCall call = Situation.WISHING.call();
        int ours = call.exchange();
        assertThat(call.hears(Known.INVITE, SipBody.sdp("hold"))).isEqualTo("rolled back 491, offer arrived");
        assertThat(call.says(new Event.OfferMade(ours, SipBody.sdp("made too late"))))
                .isEmpty();
        call.on(new Event.OfferAccepted(call.exchange(), SipBody.sdp("held")));
        assertThat(call.acknowledges(2, null)).isEqualTo("offer wanted");
        assertThat(call.says(new Event.OfferMade(call.exchange(), SipBody.sdp("move"))))
                .isEqualTo("INVITE 1");
    }

    @Test
    void keysGoByInfoAndTheAnswerIsTold() {
        DeskCall call = established();
        SipBody body = new SipBody("application/dtmf-relay", "Signal=5".getBytes(StandardCharsets.US_ASCII));
        SipRequest info = DeskCall.requestOf(call.on(new Event.SendKeys(body)));
        assertThat(info.method()).isEqualTo(Known.INFO);
        assertThat(info.body()).isEqualTo(body);
        assertThat(call.answers(Known.INFO, 200)).isEqualTo("keys answered 200");
        assertThat(call.says(new Event.SendKeys(body))).isEqualTo("INFO 2");
        assertThat(call.answers(Known.INFO, 415)).isEqualTo("keys answered 415");
        assertThat(call.says(new Event.SendKeys(body))).isEqualTo("INFO 3");
        assertThat(call.answers(Known.INFO, 481))
                .startsWith("ended peer_vanished by")
                .contains("BYE 4");
        assertThat(call.says(new Event.SendKeys(body))).isEmpty();
    }

    @Test
    void ourOwnReInviteMovesTheTargetToo() {
        DeskCall call = Situation.MOVING.call();
        call.answers(Known.INVITE, 200, "answer", HeaderFields.NONE);
        assertThat(DeskCall.requestOf(call.on(new Event.Ping())).uri()).isEqualTo(new SipUri("sip:alice@192.0.2.8"));
    }

    @Test
    void anInviteWithoutAFinalResponseIsCancelledAndThenGivenUp() {
        DeskCall call = Situation.MOVING.call();
        call.answers(Known.INVITE, 180);
        assertThat(call.waits(Duration.ofSeconds(36))).isEqualTo("CANCEL 1");
        assertThat(call.waits(Duration.ofSeconds(36))).isEqualTo("ended peer_vanished by timer, BYE 2");
    }

    @Test
    void anAnswerAfterTheCancelStillCounts() {
        DeskCall call = Situation.MOVING.call();
        call.answers(Known.INVITE, 180);
        call.waits(Duration.ofSeconds(36));
        assertThat(call.answers(Known.INVITE, 200, "answer", HeaderFields.NONE)).isEqualTo("ACK 1, answer arrived");
        assertThat(call.says(new Event.AnswerAccepted(call.exchange()))).isEqualTo("agreed");
    }

    @Test
    void anAnswerThatIsMissingWithinACallLeavesTheSessionAsItWas() {
        assertThat(Situation.MOVING.call().answers(Known.INVITE, 200)).isEqualTo("ACK 1, rolled back 488");
        assertThat(Situation.REOFFERED.call().acknowledges(2, null)).isEqualTo("rolled back 488");
    }

    @Test
    void anUnusableAnswerEndsTheCallAndSaysWhy() {
        DeskCall call = Situation.OFFERED.call();
        call.acknowledges(1, "answer");
        SipRequest bye = DeskCall.requestOf(call.on(
                new Event.AnswerRefused(call.exchange(), new CallFailure.NotAcceptableHere("No common codec"))));
        assertThat(bye.method()).isEqualTo(Known.BYE);
        assertThat(bye.fields().first(HeaderFields.REASON))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("SIP;cause=488;"));
    }

    @Test
    void aPingThatIsAnsweredAnyhowShowsThatSomebodyIsThere() {
        DeskCall call = established();
        assertThat(call.says(new Event.Ping())).isEqualTo("OPTIONS 1");
        assertThat(call.says(new Event.Ping())).isEmpty();
        assertThat(call.answers(Known.OPTIONS, 405)).isEqualTo("alive");
        assertThat(call.says(new Event.Ping())).isEqualTo("OPTIONS 2");
        assertThat(call.answers(Known.OPTIONS, 100)).isEmpty();
        assertThat(call.answers(Known.OPTIONS, 200)).isEqualTo("alive");
    }

    @Test
    void aPingThatFindsNobodyEndsTheCall() {
        DeskCall unknown = established();
        unknown.on(new Event.Ping());
        assertThat(unknown.answers(Known.OPTIONS, 481)).isEqualTo("ended peer_vanished by peer, BYE 2");
        DeskCall silent = established();
        silent.on(new Event.Ping());
        assertThat(silent.says(new Event.TimedOut(new CSeq(1, Known.OPTIONS))))
                .isEqualTo("ended peer_vanished by timer, BYE 2");
        DeskCall cut = established();
        cut.on(new Event.Ping());
        assertThat(cut.says(new Event.NotSent(new CSeq(1, Known.OPTIONS))))
                .isEqualTo("ended transport_failed by transport, BYE 2");
        DeskCall forgotten = established();
        forgotten.on(new Event.Ping());
        assertThat(forgotten.waits(Duration.ofSeconds(40))).isEqualTo("ended peer_vanished by timer, BYE 2");
    }

    @Test
    void aByeThatFailsEndsNothingTwice() {
        DeskCall call = Situation.BYE_SENT.call();
        assertThat(call.says(new Event.NotSent(new CSeq(1, Known.BYE)))).isEmpty();
        assertThat(call.says(new Event.TimedOut(new CSeq(1, Known.BYE)))).isEmpty();
        assertThat(call.waits(Duration.ofSeconds(32))).isEqualTo("forget");
    }

    @Test
    void anotherNodeTakesACallOverWithAReInvite() {
        DeskCall here = established();
        here.hears(Known.OPTIONS);
        SipAddress there = new SipAddress("<sip:192.0.2.2:5060>");
        DeskCall moved = new DeskCall(CallDialog.takenOver(
                here.dialog().state().dialog(),
                there,
                DialogTimers.RFC3261,
                RandomGeneratorFactory.getDefault().create(2)));
        assertThat(moved.says(new Event.Renegotiate())).isEqualTo("offer wanted");
        SipRequest invite = DeskCall.requestOf(moved.on(new Event.OfferMade(1, SipBody.sdp("move"))));
        assertThat(invite.contact()).isEqualTo(there);
        assertThat(invite.from().tag()).isEqualTo(here.tag());
        assertThat(moved.answers(Known.INVITE, 200, "answer", HeaderFields.NONE))
                .isEqualTo("ACK 1001, answer arrived");
        assertThat(moved.says(new Event.AnswerAccepted(1))).isEqualTo("agreed");
        assertThat(DeskCall.words(moved.hears(here.next(Known.BYE, null))))
                .isEqualTo("200 BYE, ended peer_hung_up by peer");
    }
}
