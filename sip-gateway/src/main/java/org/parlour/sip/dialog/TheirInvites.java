package org.parlour.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.CallState.Answered;
import org.parlour.sip.dialog.CallState.Carrier;
import org.parlour.sip.dialog.CallState.First;
import org.parlour.sip.dialog.CallState.PendingInvite;
import org.parlour.sip.dialog.CallState.Stage;
import org.parlour.sip.dialog.CallState.Unacknowledged;

/** INVITEs of theirs, the first and later ones alike: rung, answered, said again until the ACK, cancelled. */
final class TheirInvites {
    // Each is repeated for up to 32 s; nobody who acknowledges meets this.
    private static final int MOST_UNACKNOWLEDGED = 4;
    // Two INVITEs a second.
    private static final int MOST_KEPT = 64;

    private final Turn turn;

    TheirInvites(Turn turn) {
        this.turn = turn;
    }

    /** RFC 3261 section 13.3.1.1. */
    void ring() {
        PendingInvite pending = turn.theirs.invite();
        if (pending == null || !pending.initial()) {
            return;
        }
        turn.stage = Stage.EARLY;
        turn.theirs = turn.theirs.with(pending.ringingUntil(turn.nowNanos + turn.timers.ringNanos()));
        turn.emit(new Effect.Respond(
                pending.branch(),
                pending.request()
                        .response(180, "Ringing", turn.dialog.localTag())
                        .withRoute(turn.dialog.contact(), pending.request().recordRoutes())));
    }

    void answer() {
        PendingInvite pending = turn.theirs.invite();
        if (pending != null && !pending.answerWanted()) {
            PendingInvite wanted = pending.wanted();
            turn.theirs = turn.theirs.with(wanted);
            negotiate(wanted);
        }
    }

    /** A re-INVITE. */
    void invite(Branch branch, SipRequest request) {
        CallFailure inTheWay = turn.negotiation.makeWay();
        if (inTheWay == null && turn.theirs.unacknowledged().size() >= MOST_UNACKNOWLEDGED) {
            inTheWay = turn.negotiation.overlapping();
        }
        if (inTheWay != null) {
            turn.theirRequests.refuse(branch, request, inTheWay);
            return;
        }
        PendingInvite pending = new PendingInvite(branch, request, false, true, CallState.NEVER, CallState.NEVER);
        turn.theirs = turn.theirs.with(pending);
        negotiate(pending);
    }

    private void negotiate(PendingInvite pending) {
        SipBody offer = pending.request().sdp();
        if (offer == null) {
            turn.negotiation.wantOffer(Carrier.THEIR_INVITE);
        } else {
            turn.negotiation.offerArrived(Carrier.THEIR_INVITE, offer);
        }
    }

    /** Says 2xx to what is pending, and again until the ACK (RFC 3261 section 13.3.1.4). */
    void accept(SipBody session, boolean offered) {
        PendingInvite pending = turn.theirs.invite();
        if (pending == null) {
            return;
        }
        turn.dialog = turn.dialog.refreshed(pending.request());
        SipResponse response = pending.request()
                .response(200, "OK", turn.dialog.localTag())
                .withRoute(turn.dialog.contact(), pending.request().recordRoutes())
                .with(Capabilities.ALLOWED)
                .with(session);
        List<Unacknowledged> unacknowledged = new ArrayList<>(turn.theirs.unacknowledged());
        unacknowledged.add(new Unacknowledged(
                pending.branch(),
                response,
                pending.initial(),
                offered,
                turn.nowNanos + turn.timers.t1Nanos(),
                turn.timers.t1Nanos(),
                turn.nowNanos + turn.timers.giveUpNanos()));
        turn.theirs = turn.theirs.with((PendingInvite) null).withUnacknowledged(unacknowledged);
        keep(pending.branch());
        if (pending.initial()) {
            turn.stage = Stage.MORATORIUM;
        }
        turn.emit(new Effect.Respond(pending.branch(), response));
    }

    void refusePending(CallFailure failure) {
        PendingInvite pending = turn.theirs.invite();
        if (pending != null) {
            turn.theirs = turn.theirs.with((PendingInvite) null);
            turn.theirRequests.refuse(pending.branch(), pending.request(), failure);
        }
    }

    void acknowledge(SipRequest ack) {
        for (Unacknowledged each : turn.theirs.unacknowledged()) {
            if (each.response().cseq().number() == ack.cseq().number() && turn.dialog.isMetBy(ack)) {
                drop(each);
                acknowledged(each, ack.sdp());
                return;
            }
        }
    }

    private void acknowledged(Unacknowledged answered, @Nullable SipBody session) {
        if (turn.isOver()) {
            turn.farewell.mayHangUp();
            return;
        }
        if (answered.initial()) {
            turn.stage = Stage.ESTABLISHED;
            turn.emit(new Effect.Established());
        }
        if (answered.offered()) {
            turn.negotiation.answerArrived(session, answered.initial());
        }
    }

    /** RFC 3261 section 9.2. */
    void cancel(Branch branch, SipRequest cancel) {
        PendingInvite pending = turn.theirs.invite();
        if (pending != null && pending.branch().equals(branch)) {
            turn.theirRequests.accept(branch, cancel, HeaderFields.NONE);
            cancelled(pending, cancel);
        } else if (isKept(branch)) {
            // Too late, and no harm: who is answered with 2xx after all says ACK and BYE.
            turn.theirRequests.accept(branch, cancel, HeaderFields.NONE);
        } else {
            turn.theirRequests.refuse(branch, cancel, CallFailure.Plain.NO_DIALOG);
        }
    }

    private void cancelled(PendingInvite pending, SipRequest cancel) {
        refusePending(CallFailure.Plain.CANCELLED);
        if (pending.initial()) {
            turn.farewell.end(new CallEnd.PeerCancelled(Reason.of(cancel).orElse(null)));
        } else {
            turn.negotiation.rollBack(CallFailure.Plain.CANCELLED);
        }
    }

    /** Whether an INVITE is one that we know; where it will be answered no more, the driver is told. */
    boolean isRepeat(Branch branch) {
        PendingInvite pending = turn.theirs.invite();
        if (pending != null && pending.branch().equals(branch)) {
            return true;
        }
        First first = turn.theirs.first();
        boolean isKnown = isKept(branch) || (first != null && first.branch().equals(branch));
        if (isKnown) {
            turn.emit(new Effect.Absorb(branch));
        }
        return isKnown;
    }

    void deadline() {
        PendingInvite pending = turn.theirs.invite();
        if (pending != null && pending.answerByNanos() <= turn.nowNanos) {
            turn.farewell.refuse(
                    turn.timers.isShortOfTime(pending.request())
                            ? CallFailure.Plain.EXPIRED
                            : CallFailure.Plain.NOT_ANSWERED);
        } else if (pending != null && pending.ringAgainNanos() <= turn.nowNanos) {
            ring();
        }
        for (Unacknowledged each : turn.theirs.unacknowledged()) {
            if (each.giveUpNanos() <= turn.nowNanos) {
                giveUp(each);
            } else if (each.againNanos() <= turn.nowNanos) {
                repeat(each);
            }
        }
    }

    private void repeat(Unacknowledged answered) {
        long pauseNanos = Math.min(2 * answered.pauseNanos(), turn.timers.t2Nanos());
        turn.theirs = turn.theirs.withUnacknowledged(turn.theirs.unacknowledged().stream()
                .map(each -> each.equals(answered) ? each.repeated(turn.nowNanos, pauseNanos) : each)
                .toList());
        turn.emit(new Effect.RespondAgain(answered.branch(), answered.response()));
    }

    /** They were told for 32 s and never said that they heard it (RFC 3261 sections 13.3.1.4 and 14.2). */
    private void giveUp(Unacknowledged answered) {
        drop(answered);
        if (turn.isOver()) {
            turn.farewell.mayHangUp();
        } else {
            turn.farewell.hangUpNow(new CallEnd.NoAck());
        }
    }

    private void drop(Unacknowledged answered) {
        turn.theirs = turn.theirs.withUnacknowledged(turn.theirs.unacknowledged().stream()
                .filter(each -> !each.equals(answered))
                .toList());
    }

    void keep(Branch branch) {
        List<Answered> answered = new ArrayList<>(turn.theirs.answered());
        if (answered.size() == MOST_KEPT) {
            answered.removeFirst();
        }
        answered.add(new Answered(branch, turn.nowNanos + turn.timers.giveUpNanos()));
        turn.theirs = turn.theirs.withAnswered(answered);
    }

    private boolean isKept(Branch branch) {
        return turn.theirs.answered().stream()
                .anyMatch(answered -> answered.branch().equals(branch));
    }

    void forgetOldBranches() {
        turn.theirs = turn.theirs.withAnswered(turn.theirs.answered().stream()
                .filter(answered -> answered.keptUntilNanos() > turn.nowNanos)
                .toList());
    }
}
