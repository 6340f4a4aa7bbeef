package org.parlour.sip.dialog;

import org.parlour.sip.dialog.CallState.Bye;
import org.parlour.sip.dialog.CallState.Ending;
import org.parlour.sip.dialog.CallState.PendingInvite;
import org.parlour.sip.dialog.CallState.Stage;

/** The end of a call: by whom, with or without BYE, and how long it is remembered. */
final class Farewell {
    private final Turn turn;

    Farewell(Turn turn) {
        this.turn = turn;
    }

    /** Before the answer a refusal; afterwards a BYE that gives the same reason. */
    void refuse(CallFailure failure) {
        if (isUnanswered()) {
            turn.theirInvites.refusePending(failure);
            end(new CallEnd.Refused(failure));
        } else {
            hangUp(new CallEnd.HungUp(Reason.sip(failure.sipStatus(), failure.phrase())));
        }
    }

    void hangUp(CallEnd end) {
        if (turn.isOver()) {
            return;
        }
        if (turn.stage == Stage.MORATORIUM) {
            settle(CallFailure.Plain.CANCELLED);
            end(end);
            // RFC 3261 section 15: no BYE before the ACK or before we give up waiting for it. The answer is said again
            // until then, and that is what ends the wait.
            turn.ending = new Ending(end, Bye.OWED, CallState.NEVER);
        } else if (isUnanswered()) {
            settle(CallFailure.Plain.UNAVAILABLE);
            end(end);
        } else {
            hangUpNow(end);
        }
    }

    void hangUpNow(CallEnd end) {
        settle(CallFailure.Plain.CANCELLED);
        end(end);
        sayBye(end);
    }

    /** Their ACK has come, or will not come any more. */
    void mayHangUp() {
        Ending ending = turn.ending;
        if (ending != null && ending.bye() == Bye.OWED) {
            sayBye(ending.end());
        }
    }

    private void sayBye(CallEnd end) {
        Reason reason = end.reason();
        turn.ourRequests.send(SipMethod.Known.BYE, reason == null ? HeaderFields.NONE : reason.fields());
        turn.ending = new Ending(end, Bye.SENT, forgetNanos());
    }

    /** Their BYE, answered already. */
    void peerSaidBye(SipRequest bye) {
        Ending ending = turn.ending;
        if (ending == null) {
            settle(CallFailure.Plain.CANCELLED);
            end(new CallEnd.PeerHungUp(Reason.of(bye).orElse(null)));
        } else if (ending.bye() == Bye.OWED) {
            turn.ending = new Ending(ending.end(), Bye.NOT_DUE, forgetNanos());
        }
    }

    /** RFC 3261 section 15.1.2: what they still wait for is answered before the end. */
    private void settle(CallFailure failure) {
        turn.theirInvites.refusePending(failure);
        turn.theirRequests.refusePendingUpdate(failure);
    }

    /** From here on it is over for the house. Our 2xx are said on: they may be all that wakes a caller's transaction. */
    void end(CallEnd end) {
        turn.stage = Stage.MORTAL;
        turn.talks = turn.talks.closed();
        turn.ours = turn.ours.ended();
        turn.ending = new Ending(end, Bye.NOT_DUE, forgetNanos());
        turn.emit(new Effect.Ended(end));
    }

    private boolean isUnanswered() {
        PendingInvite pending = turn.theirs.invite();
        return pending != null && pending.initial();
    }

    private long forgetNanos() {
        return turn.nowNanos + turn.timers.giveUpNanos();
    }

    void deadline() {
        Ending ending = turn.ending;
        if (ending != null && ending.forgetNanos() <= turn.nowNanos) {
            turn.stage = Stage.MORGUE;
            turn.emit(new Effect.Forget());
        }
    }
}
