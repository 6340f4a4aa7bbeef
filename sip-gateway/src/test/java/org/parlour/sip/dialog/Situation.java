package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipMethod.Known;

/** Where a call may stand: the stages of RFC 5407, and within them what is under way. */
enum Situation {
    PREPARATIVE("offer", _ -> {}),
    EARLY("offer", call -> call.on(new Event.Ring())),
    ANSWERING("offer", call -> call.on(new Event.Answer())),
    MORATORIUM("offer", DeskCall::answered),
    OFFERED(null, call -> {
        call.on(new Event.Answer());
        call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("offer")));
    }),
    ESTABLISHED("offer", DeskCall::established),
    HELD("offer", call -> call.established().hears(Known.INVITE, SipBody.sdp("hold"))),
    UPDATED("offer", call -> call.established().hears(Known.UPDATE, SipBody.sdp("hold"))),
    REOFFERED("offer", call -> {
        call.established().hears(Known.INVITE);
        call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("offer")));
    }),
    WISHING("offer", call -> call.established().on(new Event.Renegotiate())),
    MOVING("offer", call -> {
        call.established().on(new Event.Renegotiate());
        call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("move")));
    }),
    JUDGING("offer", call -> {
        call.established().on(new Event.Renegotiate());
        call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("move")));
        call.answers(Known.INVITE, 200, "answer", HeaderFields.NONE);
    }),
    REFUSED("offer", call -> call.on(new Event.Refuse(CallFailure.Plain.BUSY))),
    CANCELLED("offer", call -> call.cancels(DeskCall.FIRST, 1)),
    BYE_OWED("offer", call -> call.answered().on(new Event.HangUp(null))),
    BYE_SENT("offer", call -> call.established().on(new Event.HangUp(null))),
    BYE_OVER_MOVE("offer", call -> {
        call.established().on(new Event.Renegotiate());
        call.on(new Event.OfferMade(call.exchange(), SipBody.sdp("move")));
        call.on(new Event.HangUp(null));
    }),
    BYE_HEARD("offer", call -> call.established().hears(Known.BYE)),
    MORGUE("offer", call -> {
        call.established().hears(Known.BYE);
        call.waits(Duration.ofSeconds(40));
    });

    private final @Nullable String offer;
    private final Consumer<DeskCall> story;

    Situation(@Nullable String offer, Consumer<DeskCall> story) {
        this.offer = offer;
        this.story = story;
    }

    DeskCall call() {
        DeskCall call = new DeskCall(offer);
        story.accept(call);
        return call;
    }
}
