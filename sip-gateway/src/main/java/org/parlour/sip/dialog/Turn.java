package org.parlour.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.CallState.Ending;
import org.parlour.sip.dialog.CallState.Ours;
import org.parlour.sip.dialog.CallState.Stage;
import org.parlour.sip.dialog.CallState.Talks;
import org.parlour.sip.dialog.CallState.Theirs;

/** One event being worked on: the state and the effects so far, on the desk of those who share the work. */
final class Turn {
    final DialogTimers timers;
    final RandomGenerator chance;
    final long nowNanos;

    final TheirRequests theirRequests = new TheirRequests(this);
    final TheirInvites theirInvites = new TheirInvites(this);
    final OurRequests ourRequests = new OurRequests(this);
    final OurInvites ourInvites = new OurInvites(this);
    final Negotiation negotiation = new Negotiation(this);
    final Farewell farewell = new Farewell(this);

    Stage stage;
    Dialog dialog;
    Theirs theirs;
    Ours ours;
    Talks talks;

    @Nullable
    Ending ending;

    private final List<Effect> effects = new ArrayList<>();

    Turn(CallState state, DialogTimers timers, RandomGenerator chance, long nowNanos) {
        this.timers = timers;
        this.chance = chance;
        this.nowNanos = nowNanos;
        this.stage = state.stage();
        this.dialog = state.dialog();
        this.theirs = state.theirs();
        this.ours = state.ours();
        this.talks = state.talks();
        this.ending = state.ending();
    }

    CallState state() {
        return new CallState(stage, dialog, theirs, ours, talks, ending);
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    boolean isOver() {
        return stage == Stage.MORTAL || stage == Stage.MORGUE;
    }

    void take(Event event) {
        theirInvites.forgetOldBranches();
        switch (event) {
            case Event.Requested(Branch branch, SipRequest request) -> theirRequests.request(branch, request);
            case Event.Responded(SipResponse response) -> ourRequests.response(response);
            case Event.TimedOut(CSeq cseq) -> ourRequests.timedOut(cseq);
            case Event.NotSent(CSeq cseq) -> ourRequests.notSent(cseq);
            case Event.DeadlineReached _ -> deadline();
            case Event.Ring _ -> theirInvites.ring();
            case Event.Answer _ -> theirInvites.answer();
            case Event.Refuse(CallFailure failure) -> farewell.refuse(failure);
            case Event.HangUp hangUp -> farewell.hangUp(new CallEnd.HungUp(hangUp.reason()));
            case Event.Renegotiate _ -> ourInvites.wish();
            case Event.Ping _ -> ourRequests.ping();
            case Event.SendKeys(SipBody body) -> ourRequests.keys(body);
            case Event.OfferAccepted(int exchange, SipBody answer) -> negotiation.offerAccepted(exchange, answer);
            case Event.OfferRefused(int exchange, CallFailure failure) -> negotiation.offerRefused(exchange, failure);
            case Event.OfferMade(int exchange, SipBody offer) -> negotiation.offerMade(exchange, offer);
            case Event.AnswerAccepted(int exchange) -> negotiation.answerAccepted(exchange);
            case Event.AnswerRefused(int exchange, CallFailure failure) -> negotiation.answerRefused(exchange, failure);
        }
        ourInvites.startIfFree();
    }

    private void deadline() {
        theirInvites.deadline();
        negotiation.deadline();
        ourInvites.deadline();
        ourRequests.deadline();
        farewell.deadline();
    }
}
