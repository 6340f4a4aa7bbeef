package org.parlour.sip.dialog;

import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.CallState.Carrier;
import org.parlour.sip.dialog.CallState.Exchange;
import org.parlour.sip.dialog.CallState.PendingInvite;
import org.parlour.sip.dialog.CallState.PendingUpdate;
import org.parlour.sip.dialog.CallState.Progress;
import org.parlour.sip.dialog.CallState.Talks;

/** Offers and answers (RFC 3264, RFC 6337): whose turn it is, and what the media side says to them. */
final class Negotiation {
    // RFC 3261 section 14.2: a chosen number of seconds up to ten.
    private static final int LONGEST_RETRY_SECONDS = 10;

    private final Turn turn;

    Negotiation(Turn turn) {
        this.turn = turn;
    }

    /**
     * Makes way for an offer of theirs, or for an INVITE that wants one of ours; says what stands in its way where that
     * cannot be moved.
     */
    @Nullable
    CallFailure makeWay() {
        if (turn.theirs.invite() != null || turn.theirs.update() != null) {
            return overlapping();
        }
        Exchange open = turn.talks.open();
        if (open == null) {
            return null;
        }
        if (open.carrier() == Carrier.OUR_INVITE && open.progress() == Progress.OFFER_OWED) {
            // Nobody has seen our offer yet: theirs first, then ours anew.
            rollBack(CallFailure.Plain.PENDING);
            turn.ourInvites.wish();
            return null;
        }
        // RFC 5407 sections 3.1.5 and 3.3.1: an offer of ours, in an INVITE or a 2xx, is not settled.
        return CallFailure.Plain.PENDING;
    }

    CallFailure overlapping() {
        return new CallFailure.Overlapping(turn.chance.nextInt(LONGEST_RETRY_SECONDS + 1));
    }

    void offerArrived(Carrier carrier, SipBody offer) {
        turn.emit(new Effect.OfferArrived(open(Progress.ANSWER_OWED, carrier), offer));
    }

    void wantOffer(Carrier carrier) {
        turn.emit(new Effect.OfferWanted(open(Progress.OFFER_OWED, carrier)));
    }

    private int open(Progress progress, Carrier carrier) {
        int number = turn.talks.count() + 1;
        turn.talks = new Talks(number, new Exchange(number, progress, carrier, verdictBy()));
        return number;
    }

    private long verdictBy() {
        return turn.nowNanos + turn.timers.verdictNanos();
    }

    /** The open exchange, if it is this one and has come this far; what is said of any other comes too late. */
    private @Nullable Exchange open(int number, Progress progress) {
        Exchange open = turn.talks.open();
        return open != null && open.number() == number && open.progress() == progress ? open : null;
    }

    void offerAccepted(int number, SipBody answer) {
        Exchange open = open(number, Progress.ANSWER_OWED);
        if (open == null) {
            return;
        }
        turn.talks = turn.talks.closed();
        PendingUpdate update = turn.theirs.update();
        if (update != null) {
            turn.theirRequests.acceptUpdate(update.branch(), update.request(), answer);
        } else {
            turn.theirInvites.accept(answer, false);
        }
        turn.emit(new Effect.Agreed(number));
    }

    void offerMade(int number, SipBody offer) {
        Exchange open = open(number, Progress.OFFER_OWED);
        if (open == null) {
            return;
        }
        // How long they may think is for the transaction that bears the offer to say.
        turn.talks = new Talks(turn.talks.count(), open.moved(Progress.ANSWER_AWAITED, CallState.NEVER));
        if (open.carrier() == Carrier.OUR_INVITE) {
            turn.ourInvites.send(offer);
        } else {
            turn.theirInvites.accept(offer, true);
        }
    }

    void offerRefused(int number, CallFailure failure) {
        if (open(number, Progress.ANSWER_OWED) != null || open(number, Progress.OFFER_OWED) != null) {
            fail(failure);
        }
    }

    private void fail(CallFailure failure) {
        PendingInvite invite = turn.theirs.invite();
        if (invite != null && invite.initial()) {
            turn.farewell.refuse(failure);
            return;
        }
        // RFC 6141 section 3: the session stays as it was before the re-INVITE.
        turn.theirInvites.refusePending(failure);
        turn.theirRequests.refusePendingUpdate(failure);
        rollBack(failure);
    }

    /** Their answer to our offer, or nothing where it should be. */
    void answerArrived(@Nullable SipBody answer, boolean initial) {
        Exchange open = turn.talks.open();
        if (open == null || open.progress() != Progress.ANSWER_AWAITED) {
            return;
        }
        CallFailure missing = new CallFailure.NotAcceptableHere("No answer to our offer");
        if (answer != null) {
            turn.talks = new Talks(turn.talks.count(), open.moved(Progress.ANSWER_JUDGED, verdictBy()));
            turn.emit(new Effect.AnswerArrived(open.number(), answer));
        } else if (initial) {
            turn.farewell.hangUp(new CallEnd.BadAnswer(missing));
        } else {
            // Exchanges that refresh a session with an empty re-INVITE are seen to forget the answer. There is a
            // session from before, and both sides still have it.
            rollBack(missing);
        }
    }

    void answerAccepted(int number) {
        if (open(number, Progress.ANSWER_JUDGED) != null) {
            turn.talks = turn.talks.closed();
            turn.emit(new Effect.Agreed(number));
        }
    }

    void answerRefused(int number, CallFailure failure) {
        if (open(number, Progress.ANSWER_JUDGED) != null) {
            turn.farewell.hangUp(new CallEnd.BadAnswer(failure));
        }
    }

    void rollBack(CallFailure why) {
        Exchange open = turn.talks.open();
        if (open != null) {
            turn.talks = turn.talks.closed();
            turn.emit(new Effect.RolledBack(open.number(), why));
        }
    }

    void deadline() {
        Exchange open = turn.talks.open();
        if (open == null || open.verdictByNanos() > turn.nowNanos) {
            return;
        }
        if (open.progress() == Progress.ANSWER_JUDGED) {
            answerRefused(open.number(), CallFailure.Plain.MEDIA_TOO_SLOW);
        } else {
            fail(CallFailure.Plain.MEDIA_TOO_SLOW);
        }
    }
}
