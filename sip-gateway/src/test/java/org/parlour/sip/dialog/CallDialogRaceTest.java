package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parlour.sip.dialog.CallState.Stage;
import org.parlour.sip.dialog.SipMethod.Known;

/** The races of RFC 5407 in which we are the callee, each by its section. */
class CallDialogRaceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(32);

    private static DeskCall moratorium() {
        return Situation.MORATORIUM.call();
    }

    @Test
    void section3_1_1_aRepeatedInviteIsAbsorbedAndTheTimerAnswersIt() {
        DeskCall call = moratorium();
        assertThat(Stimulus.INVITE_AGAIN.happensTo(call)).isEqualTo("absorb");
        assertThat(call.waits(SECOND.dividedBy(2))).isEqualTo("again 200 INVITE");
    }

    @Test
    void section3_1_2_aCancelAfterTheAnswerChangesNothing() {
        DeskCall call = moratorium();
        assertThat(call.cancels(DeskCall.FIRST, 1)).isEqualTo("200 CANCEL");
        assertThat(call.stage()).isEqualTo(Stage.MORATORIUM);
        assertThat(call.acknowledges(1, null)).isEqualTo("established");
        assertThat(call.hears(Known.BYE)).isEqualTo("200 BYE, ended peer_hung_up by peer");
    }

    @Test
    void section3_1_3_anEarlyByeThatMeetsTheAnswerEndsTheCallAndTheAnswerIsStillRepeated() {
        DeskCall call = moratorium();
        assertThat(call.hears(Known.BYE)).isEqualTo("200 BYE, ended peer_hung_up by peer");
        assertThat(call.waits(SECOND)).isEqualTo("again 200 INVITE");
        assertThat(call.acknowledges(1, null)).isEmpty();
        assertThat(call.waits(PATIENCE)).isEqualTo("forget");
    }

    @Test
    void section3_1_4_aReInviteThatOvertakesTheAckIsFollowedWhereTheFirstExchangeIsDone() {
        DeskCall call = moratorium();
        assertThat(call.hears(Known.INVITE, SipBody.sdp("hold"))).isEqualTo("offer arrived");
        assertThat(call.says(new Event.OfferAccepted(call.exchange(), SipBody.sdp("held"))))
                .isEqualTo("200 INVITE, agreed");
        assertThat(call.stage()).isEqualTo(Stage.MORATORIUM);
        assertThat(call.waits(SECOND.dividedBy(2))).isEqualTo("2 × again 200 INVITE");
        assertThat(call.acknowledges(2, null)).isEmpty();
        assertThat(call.acknowledges(1, null)).isEqualTo("established");
        assertThat(call.waits(PATIENCE)).isEmpty();
    }

    @Test
    void section3_1_5_aReInviteThatOvertakesTheAckIsRefusedWhereTheAckBearsTheAnswer() {
        DeskCall call = Situation.OFFERED.call();
        assertThat(call.hears(Known.INVITE, SipBody.sdp("hold"))).isEqualTo("491 INVITE");
        assertThat(call.acknowledges(1, "answer")).isEqualTo("established, answer arrived");
    }

    @Test
    void section3_1_6_aByeThatOvertakesTheAckEndsTheCall() {
        DeskCall call = moratorium();
        assertThat(call.hears(Known.BYE)).isEqualTo("200 BYE, ended peer_hung_up by peer");
        assertThat(call.acknowledges(1, null)).isEmpty();
        assertThat(call.waits(PATIENCE)).isEqualTo("forget");
    }

    @Test
    void section3_2_1_twoByesThatCrossAreBothConfirmed() {
        DeskCall call = Situation.BYE_SENT.call();
        assertThat(call.hears(Known.BYE)).isEqualTo("200 BYE");
        assertThat(call.answers(Known.BYE, 200)).isEmpty();
        assertThat(call.waits(PATIENCE)).isEqualTo("forget");
    }

    @Test
    void section3_2_2_aReInviteThatCrossesOurByeFindsNoCall() {
        assertThat(Situation.BYE_SENT.call().hears(Known.INVITE, SipBody.sdp("hold")))
                .isEqualTo("481 INVITE");
    }

    @Test
    void section3_2_3_a200ToOurReInviteThatCrossesAByeIsAcknowledged() {
        DeskCall call = Situation.MOVING.call();
        assertThat(call.hears(Known.BYE)).isEqualTo("200 BYE, ended peer_hung_up by peer");
        assertThat(call.answers(Known.INVITE, 200, "answer", HeaderFields.NONE)).isEqualTo("ACK 1");
        DeskCall ours = Situation.BYE_OVER_MOVE.call();
        assertThat(ours.answers(Known.INVITE, 200, "answer", HeaderFields.NONE)).isEqualTo("ACK 1");
    }

    @Test
    void section3_2_4_anAckAfterTheByeStopsTheRepeatsAndNoMore() {
        DeskCall call = moratorium();
        call.hears(Known.BYE);
        assertThat(call.acknowledges(1, null)).isEmpty();
        assertThat(call.acknowledges(1, null)).isEmpty();
        assertThat(call.waits(PATIENCE)).isEqualTo("forget");
    }

    @Test
    void section3_3_1_reInvitesThatCrossAreBothRefusedAndOursIsTriedAgain() {
        DeskCall call = Situation.MOVING.call();
        assertThat(call.hears(Known.INVITE, SipBody.sdp("hold"))).isEqualTo("491 INVITE");
        assertThat(call.answers(Known.INVITE, 491)).isEqualTo("rolled back 491");
        assertThat(call.waits(Duration.ofSeconds(2))).isEqualTo("offer wanted");
        assertThat(call.says(new Event.OfferMade(call.exchange(), SipBody.sdp("move"))))
                .isEqualTo("INVITE 2");
    }

    @Test
    void section3_3_2_anUpdateThatCrossesOurReInviteIsRefused() {
        DeskCall call = Situation.MOVING.call();
        assertThat(call.hears(Known.UPDATE, SipBody.sdp("hold"))).isEqualTo("491 UPDATE");
        assertThat(call.answers(Known.INVITE, 200, "answer", HeaderFields.NONE)).isEqualTo("ACK 1, answer arrived");
    }

    @Test
    void section3_3_3_aReferThatCrossesOurByeFindsNoCall() {
        assertThat(Situation.BYE_SENT.call().hears(Known.REFER)).isEqualTo("481 REFER");
    }

    @Test
    void appendixA_aByeWhileItRingsEndsTheInviteToo() {
        assertThat(Situation.EARLY.call().hears(Known.BYE))
                .isEqualTo("200 BYE, 487 INVITE, ended peer_hung_up by peer");
    }

    @Test
    void appendixB_aByeOverTheirOwnReInviteEndsBoth() {
        assertThat(Situation.HELD.call().hears(Known.BYE)).isEqualTo("200 BYE, 487 INVITE, ended peer_hung_up by peer");
    }

    @Test
    void appendixC_aCancelOvertakenByTheAnswerIsFollowedByAByeOfTheirs() {
        DeskCall call = moratorium();
        assertThat(call.cancels(DeskCall.FIRST, 1)).isEqualTo("200 CANCEL");
        assertThat(call.acknowledges(1, null)).isEqualTo("established");
        assertThat(call.hears(Known.BYE)).isEqualTo("200 BYE, ended peer_hung_up by peer");
    }
}
