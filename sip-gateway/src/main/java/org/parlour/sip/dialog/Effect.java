package org.parlour.sip.dialog;

/**
 * What is to be done.
 *
 * <p>Every request of theirs but ACK is met with exactly one final {@link Respond}, at once or later, or, where it is a
 * repeat, with {@link Absorb}. An exchange of offer and answer that the media side hears of ends with {@link Agreed} or
 * {@link RolledBack}, or with the call.
 */
public sealed interface Effect {
    /** Through the transaction of this branch and the method that the response names. */
    record Respond(Branch branch, SipResponse response) implements Effect {}

    /** A 2xx once more; its transaction has ended, so past it (RFC 3261 section 13.3.1.4). */
    record RespondAgain(Branch branch, SipResponse response) implements Effect {}

    /** The request of this branch gets no answer: it is the repeat of one that was answered. */
    record Absorb(Branch branch) implements Effect {}

    /** In a new transaction; a CANCEL along the branch of the INVITE that bears its number. */
    record Send(SipRequest request) implements Effect {}

    /** Without a transaction. */
    record SendAck(SipRequest ack) implements Effect {}

    /** To the media side: they offer this. */
    record OfferArrived(int exchange, SipBody offer) implements Effect {}

    /** To the media side: they want an offer, or the house does. */
    record OfferWanted(int exchange) implements Effect {}

    /** To the media side: they answer our offer with this. */
    record AnswerArrived(int exchange, SipBody answer) implements Effect {}

    /** The session is from now on as this exchange has it. */
    record Agreed(int exchange) implements Effect {}

    /** The session is as if this exchange had never been (RFC 6141). */
    record RolledBack(int exchange, CallFailure why) implements Effect {}

    /** They know that we answered. */
    record Established() implements Effect {}

    /** Keys that an INFO brought, as the phone wrote them. */
    record KeysArrived(SipBody body) implements Effect {}

    /** What they said to keys of ours; 0 where there was no call to press them in. */
    record KeysAnswered(int status) implements Effect {}

    /** Somebody is there. */
    record PeerAlive() implements Effect {}

    /** The call is over for everybody but the last messages about it. Comes exactly once. */
    record Ended(CallEnd end) implements Effect {}

    /** Nothing more will come of this call. The last effect. */
    record Forget() implements Effect {}
}
