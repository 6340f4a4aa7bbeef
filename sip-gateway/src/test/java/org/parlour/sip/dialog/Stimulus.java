package org.parlour.sip.dialog;

import java.time.Duration;
import org.parlour.sip.dialog.SipMethod.Known;

/** What may happen to a call, whatever stands with it. */
enum Stimulus {
    INVITE_AGAIN,
    INVITE_MERGED,
    CANCEL,
    ACK,
    ACK_WITH_ANSWER,
    BYE,
    BYE_TOO_LATE,
    REINVITE,
    REINVITE_WITHOUT_OFFER,
    UPDATE,
    UPDATE_WITHOUT_OFFER,
    OPTIONS,
    INFO,
    PRACK,
    SING,
    RING,
    ANSWER,
    REFUSE,
    HANG_UP,
    RENEGOTIATE,
    PING,
    OFFER_ACCEPTED,
    OFFER_MADE,
    OFFER_REFUSED,
    ANSWER_ACCEPTED,
    ANSWER_REFUSED,
    THEY_SAY_180,
    THEY_SAY_200,
    THEY_SAY_488,
    THEY_SAY_491,
    THEY_SAY_481,
    BYE_CONFIRMED,
    TIMED_OUT,
    NOT_SENT,
    SILENCE;

    /** Does it, and says what the call does. */
    String happensTo(DeskCall call) {
        return switch (this) {
            case INVITE_AGAIN -> DeskCall.words(call.on(new Event.Requested(DeskCall.FIRST, DeskCall.invite("offer"))));
            case INVITE_MERGED -> DeskCall.words(call.hears(DeskCall.invite("offer")));
            case CANCEL -> call.cancels(DeskCall.FIRST, 1);
            case ACK -> call.acknowledges(1, null);
            case ACK_WITH_ANSWER -> call.acknowledges(1, "answer");
            case BYE -> call.hears(Known.BYE);
            case BYE_TOO_LATE ->
                DeskCall.words(call.hears(DeskCall.request(Known.BYE, 1, call.tag(), null, HeaderFields.NONE)));
            case REINVITE -> call.hears(Known.INVITE, SipBody.sdp("hold"));
            case REINVITE_WITHOUT_OFFER -> call.hears(Known.INVITE);
            case UPDATE -> call.hears(Known.UPDATE, SipBody.sdp("hold"));
            case UPDATE_WITHOUT_OFFER -> call.hears(Known.UPDATE);
            case OPTIONS -> call.hears(Known.OPTIONS);
            case INFO -> call.hears(Known.INFO, new SipBody("application/dtmf", new byte[] {'5'}));
            case PRACK -> call.hears(Known.PRACK);
            case SING -> call.hears(SipMethod.of("SING"));
            case RING -> call.says(new Event.Ring());
            case ANSWER -> call.says(new Event.Answer());
            case REFUSE -> call.says(new Event.Refuse(CallFailure.Plain.DECLINED));
            case HANG_UP -> call.says(new Event.HangUp(null));
            case RENEGOTIATE -> call.says(new Event.Renegotiate());
            case PING -> call.says(new Event.Ping());
            case OFFER_ACCEPTED -> call.says(new Event.OfferAccepted(call.exchange(), SipBody.sdp("answer")));
            case OFFER_MADE -> call.says(new Event.OfferMade(call.exchange(), SipBody.sdp("offer")));
            case OFFER_REFUSED ->
                call.says(
                        new Event.OfferRefused(call.exchange(), new CallFailure.NotAcceptableHere("No common codec")));
            case ANSWER_ACCEPTED -> call.says(new Event.AnswerAccepted(call.exchange()));
            case ANSWER_REFUSED ->
                call.says(
                        new Event.AnswerRefused(call.exchange(), new CallFailure.NotAcceptableHere("No common codec")));
            case THEY_SAY_180 -> call.answers(Known.INVITE, 180);
            case THEY_SAY_200 -> call.answers(Known.INVITE, 200, "answer", HeaderFields.NONE);
            case THEY_SAY_488 -> call.answers(Known.INVITE, 488);
            case THEY_SAY_491 -> call.answers(Known.INVITE, 491);
            case THEY_SAY_481 -> call.answers(Known.INVITE, 481);
            case BYE_CONFIRMED -> call.answers(Known.BYE, 200);
            case TIMED_OUT -> call.says(new Event.TimedOut(call.asked(Known.INVITE)));
            case NOT_SENT -> call.says(new Event.NotSent(call.asked(Known.INVITE)));
            case SILENCE -> call.waits(Duration.ofSeconds(400));
        };
    }
}
