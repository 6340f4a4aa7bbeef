package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.function.Function;
import org.parlour.sip.dialog.SipMethod.Known;

/** What may happen to a call, whatever stands with it. */
enum Stimulus {
    INVITE_AGAIN(call -> DeskCall.words(call.on(new Event.Requested(DeskCall.FIRST, DeskCall.invite("offer"))))),
    INVITE_MERGED(call -> DeskCall.words(call.hears(DeskCall.invite("offer")))),
    CANCEL(call -> call.cancels(DeskCall.FIRST, 1)),
    ACK(call -> call.acknowledges(1, null)),
    ACK_WITH_ANSWER(call -> call.acknowledges(1, "answer")),
    BYE(call -> call.hears(Known.BYE)),
    BYE_TOO_LATE(
            call -> DeskCall.words(call.hears(DeskCall.request(Known.BYE, 1, call.tag(), null, HeaderFields.NONE)))),
    REINVITE(call -> call.hears(Known.INVITE, SipBody.sdp("hold"))),
    REINVITE_WITHOUT_OFFER(call -> call.hears(Known.INVITE)),
    UPDATE(call -> call.hears(Known.UPDATE, SipBody.sdp("hold"))),
    UPDATE_WITHOUT_OFFER(call -> call.hears(Known.UPDATE)),
    OPTIONS(call -> call.hears(Known.OPTIONS)),
    INFO(call -> call.hears(Known.INFO, new SipBody("application/dtmf", new byte[] {'5'}))),
    PRACK(call -> call.hears(Known.PRACK)),
    SING(call -> call.hears(SipMethod.of("SING"))),
    RING(call -> call.says(new Event.Ring())),
    ANSWER(call -> call.says(new Event.Answer())),
    REFUSE(call -> call.says(new Event.Refuse(CallFailure.Plain.DECLINED))),
    HANG_UP(call -> call.says(new Event.HangUp(null))),
    RENEGOTIATE(call -> call.says(new Event.Renegotiate())),
    PING(call -> call.says(new Event.Ping())),
    OFFER_ACCEPTED(call -> call.says(new Event.OfferAccepted(call.exchange(), SipBody.sdp("answer")))),
    OFFER_MADE(call -> call.says(new Event.OfferMade(call.exchange(), SipBody.sdp("offer")))),
    OFFER_REFUSED(call ->
            call.says(new Event.OfferRefused(call.exchange(), new CallFailure.NotAcceptableHere("No common codec")))),
    ANSWER_ACCEPTED(call -> call.says(new Event.AnswerAccepted(call.exchange()))),
    ANSWER_REFUSED(call ->
            call.says(new Event.AnswerRefused(call.exchange(), new CallFailure.NotAcceptableHere("No common codec")))),
    THEY_SAY_180(call -> call.answers(Known.INVITE, 180)),
    THEY_SAY_200(call -> call.answers(Known.INVITE, 200, "answer", HeaderFields.NONE)),
    THEY_SAY_488(call -> call.answers(Known.INVITE, 488)),
    THEY_SAY_491(call -> call.answers(Known.INVITE, 491)),
    THEY_SAY_481(call -> call.answers(Known.INVITE, 481)),
    BYE_CONFIRMED(call -> call.answers(Known.BYE, 200)),
    TIMED_OUT(call -> call.says(new Event.TimedOut(call.asked(Known.INVITE)))),
    NOT_SENT(call -> call.says(new Event.NotSent(call.asked(Known.INVITE)))),
    SILENCE(call -> call.waits(Duration.ofSeconds(400)));

    private final Function<DeskCall, String> story;

    Stimulus(Function<DeskCall, String> story) {
        this.story = story;
    }

    String happensTo(DeskCall call) {
        return story.apply(call);
    }
}
