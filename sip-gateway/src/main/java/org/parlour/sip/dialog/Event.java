package org.parlour.sip.dialog;

import org.jspecify.annotations.Nullable;

/** What happens to a call: from its driver, from the house, from its media. */
public sealed interface Event {
    /** A request of theirs that {@link CallDialog#claims}; one of a transaction is told once. */
    record Requested(Branch branch, SipRequest request) implements Event {}

    /** A response to a request of ours, with or without a transaction that knows it. */
    record Responded(SipResponse response) implements Event {}

    /** No final response came (timers B and F). */
    record TimedOut(CSeq cseq) implements Event {}

    /** A request of ours could not be sent. */
    record NotSent(CSeq cseq) implements Event {}

    /** The moment that {@link CallDialog#nextDeadlineNanos} named has come. */
    record DeadlineReached() implements Event {}

    /** The house lets it ring. */
    record Ring() implements Event {}

    /** The house takes the call. The media side is asked, then they are told. */
    record Answer() implements Event {}

    /** The house does not take the call. */
    record Refuse(CallFailure failure) implements Event {}

    /** The house ends the call, whatever became of it so far. */
    record HangUp(@Nullable Reason reason) implements Event {}

    /** The house wants the session described anew: a moved leg, another address. As soon as nothing is in the way. */
    record Renegotiate() implements Event {}

    /** The house wants to know whether anybody is there. */
    record Ping() implements Event {}

    /** The house presses a key by INFO; {@link Effect.KeysAnswered} follows, or the call's end. */
    record SendKeys(SipBody body) implements Event {}

    /** The media side answers their offer. */
    record OfferAccepted(int exchange, SipBody answer) implements Event {}

    /** The media side cannot answer their offer, or has none to make. */
    record OfferRefused(int exchange, CallFailure failure) implements Event {}

    /** The media side makes the offer that was wanted. */
    record OfferMade(int exchange, SipBody offer) implements Event {}

    /** The media side can follow their answer. */
    record AnswerAccepted(int exchange) implements Event {}

    /** The media side cannot follow their answer. */
    record AnswerRefused(int exchange, CallFailure failure) implements Event {}
}
