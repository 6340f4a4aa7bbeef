package org.parlour.sip.dialog;

import java.time.Duration;
import org.parlour.sip.dialog.SipMethod.Known;

/** Where a call may stand: the stages of RFC 5407, and within them what is under way. */
enum Situation {
    PREPARATIVE,
    EARLY,
    /** The media side has their offer. */
    ANSWERING,
    MORATORIUM,
    /** Answered with an offer of ours. */
    OFFERED,
    ESTABLISHED,
    /** The media side has the offer of their re-INVITE. */
    HELD,
    /** The media side has the offer of their UPDATE. */
    UPDATED,
    /** Their re-INVITE was answered with an offer of ours. */
    REOFFERED,
    /** The media side is to make an offer for our re-INVITE. */
    WISHING,
    /** Our re-INVITE is under way. */
    MOVING,
    /** The media side has the answer to our re-INVITE. */
    JUDGING,
    REFUSED,
    CANCELLED,
    BYE_OWED,
    BYE_SENT,
    BYE_OVER_MOVE,
    BYE_HEARD,
    MORGUE;

    DeskCall call() {
        DeskCall call = new DeskCall(this == OFFERED ? null : "offer");
        switch (this) {
            case PREPARATIVE -> {}
            case EARLY -> call.on(new Event.Ring());
            case ANSWERING -> call.on(new Event.Answer());
            case MORATORIUM -> call.answered();
            case OFFERED -> {
                call.on(new Event.Answer());
                call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("offer")));
            }
            case ESTABLISHED -> call.established();
            case HELD -> call.established().hears(Known.INVITE, SipBody.sdp("hold"));
            case UPDATED -> call.established().hears(Known.UPDATE, SipBody.sdp("hold"));
            case REOFFERED -> {
                call.established().hears(Known.INVITE);
                call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("offer")));
            }
            case WISHING -> call.established().on(new Event.Renegotiate());
            case MOVING -> moving(call);
            case JUDGING -> moving(call).answers(Known.INVITE, 200, "answer", HeaderFields.NONE);
            case REFUSED -> call.on(new Event.Refuse(CallFailure.Plain.BUSY));
            case CANCELLED -> call.cancels(DeskCall.FIRST, 1);
            case BYE_OWED -> call.answered().on(new Event.HangUp(null));
            case BYE_SENT -> call.established().on(new Event.HangUp(null));
            case BYE_OVER_MOVE -> moving(call).on(new Event.HangUp(null));
            case BYE_HEARD -> call.established().hears(Known.BYE);
            case MORGUE -> {
                call.established().hears(Known.BYE);
                call.waits(Duration.ofSeconds(40));
            }
        }
        return call;
    }

    private static DeskCall moving(DeskCall call) {
        call.established().on(new Event.Renegotiate());
        call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("move")));
        return call;
    }
}
