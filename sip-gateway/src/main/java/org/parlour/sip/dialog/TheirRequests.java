package org.parlour.sip.dialog;

import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.CallState.Bye;
import org.parlour.sip.dialog.CallState.Carrier;
import org.parlour.sip.dialog.CallState.PendingUpdate;

/** Requests of theirs: which come in order, which can be followed, and all that are no INVITE. */
final class TheirRequests {
    private final Turn turn;

    TheirRequests(Turn turn) {
        this.turn = turn;
    }

    void request(Branch branch, SipRequest request) {
        if (request.method() == SipMethod.Known.ACK) {
            turn.theirInvites.acknowledge(request);
        } else if (request.method() == SipMethod.Known.CANCEL) {
            turn.theirInvites.cancel(branch, request);
        } else if (request.method() != SipMethod.Known.INVITE || !turn.theirInvites.isRepeat(branch)) {
            CallFailure failure = failure(request);
            if (failure != null) {
                refuse(branch, request, failure);
            } else {
                follow(branch, request);
            }
        }
    }

    /** Why a request does not come as far as its method; null where it does. */
    private @Nullable CallFailure failure(SipRequest request) {
        if (request.to().tag() == null) {
            // RFC 3261 section 8.2.2.2: one INVITE, forked on its way, arrives by two of the ways.
            return request.method() == SipMethod.Known.INVITE ? CallFailure.Plain.MERGED : CallFailure.Plain.NO_DIALOG;
        }
        if (!turn.dialog.isMetBy(request) || (turn.isOver() && !isBelatedBye(request))) {
            return CallFailure.Plain.NO_DIALOG;
        }
        // RFC 3261 section 12.2.2.
        if (request.cseq().number() <= turn.dialog.remoteNumber()) {
            return CallFailure.Plain.OUT_OF_ORDER;
        }
        turn.dialog = turn.dialog.heard(request.cseq().number());
        // Nobody is kept in a call for a header field of their BYE.
        return request.method() == SipMethod.Known.BYE ? null : Capabilities.flaw(request);
    }

    /** Their BYE crosses ours (RFC 5407 section 3.2.1), or overtakes the one that we still owe. */
    private boolean isBelatedBye(SipRequest request) {
        return request.method() == SipMethod.Known.BYE && turn.ending != null && turn.ending.bye() != Bye.NOT_DUE;
    }

    private void follow(Branch branch, SipRequest request) {
        switch (request.method()) {
            case SipMethod.Known.INVITE -> turn.theirInvites.invite(branch, request);
            case SipMethod.Known.UPDATE -> update(branch, request);
            case SipMethod.Known.BYE -> {
                accept(branch, request, HeaderFields.NONE);
                turn.farewell.peerSaidBye(request);
            }
            case SipMethod.Known.OPTIONS -> accept(branch, request, Capabilities.ALL);
            case SipMethod.Known.INFO -> {
                accept(branch, request, HeaderFields.NONE);
                SipBody body = request.body();
                if (body != null && Capabilities.areKeys(body)) {
                    turn.emit(new Effect.KeysArrived(body));
                }
            }
            case SipMethod.Known _ -> refuse(branch, request, CallFailure.Plain.METHOD_NOT_ALLOWED);
            case SipMethod.Other _ -> refuse(branch, request, CallFailure.Plain.UNKNOWN_METHOD);
        }
    }

    /** RFC 3311 section 5.2. */
    private void update(Branch branch, SipRequest update) {
        SipBody offer = update.sdp();
        if (turn.theirs.update() == null && offer == null) {
            acceptUpdate(branch, update, null);
            return;
        }
        CallFailure inTheWay = turn.negotiation.makeWay();
        if (inTheWay != null) {
            refuse(branch, update, inTheWay);
        } else if (offer != null) {
            turn.theirs = turn.theirs.with(new PendingUpdate(branch, update));
            turn.negotiation.offerArrived(Carrier.THEIR_UPDATE, offer);
        }
    }

    void acceptUpdate(Branch branch, SipRequest update, @Nullable SipBody answer) {
        turn.dialog = turn.dialog.refreshed(update);
        turn.theirs = turn.theirs.with((PendingUpdate) null);
        SipResponse response = update.response(200, "OK", turn.dialog.localTag())
                .withRoute(turn.dialog.contact(), update.recordRoutes())
                .with(Capabilities.ALLOWED);
        turn.emit(new Effect.Respond(branch, answer == null ? response : response.with(answer)));
    }

    void refusePendingUpdate(CallFailure failure) {
        PendingUpdate pending = turn.theirs.update();
        if (pending != null) {
            turn.theirs = turn.theirs.with((PendingUpdate) null);
            refuse(pending.branch(), pending.request(), failure);
        }
    }

    void accept(Branch branch, SipRequest request, HeaderFields fields) {
        turn.emit(new Effect.Respond(
                branch, request.response(200, "OK", turn.dialog.localTag()).with(fields)));
    }

    void refuse(Branch branch, SipRequest request, CallFailure failure) {
        if (request.method() == SipMethod.Known.INVITE) {
            turn.theirInvites.keep(branch);
        }
        turn.emit(new Effect.Respond(branch, request.refusal(failure, turn.dialog.localTag())));
    }
}
