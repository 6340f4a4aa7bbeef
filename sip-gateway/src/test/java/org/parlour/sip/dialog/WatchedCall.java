package org.parlour.sip.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipMethod.Known;

/** A call, and somebody who sees to it that it keeps its promises, whatever happens to it. */
final class WatchedCall {
    private record Name(Branch branch, SipMethod method) {}

    private static final DialogTimers TIMERS = DialogTimers.RFC3261;

    private final CallDialog dialog;
    private final Consumer<String> breach;
    private final Map<Name, SipResponse> finals = new HashMap<>();
    private final Map<Name, Long> finalNanos = new HashMap<>();
    private final Set<Name> owed = new HashSet<>();
    private final Set<Integer> openExchanges = new HashSet<>();
    private final Set<Integer> seenExchanges = new HashSet<>();
    private final List<Effect> effects = new ArrayList<>();
    private long lastNumber;
    private long invited;
    private long answeredNanos = CallState.NEVER;
    private boolean isAcknowledged;
    private boolean isByeSent;
    private boolean isEstablished;
    private boolean isForgotten;
    private long endedNanos = CallState.NEVER;
    private @Nullable CallEnd end;

    WatchedCall(CallDialog dialog, Event.@Nullable Requested first, Consumer<String> breach) {
        this.dialog = dialog;
        this.breach = breach;
        this.lastNumber = dialog.state().dialog().localNumber();
        if (first != null) {
            owed.add(new Name(first.branch(), Known.INVITE));
        }
    }

    CallDialog dialog() {
        return dialog;
    }

    List<Effect> effects() {
        return effects;
    }

    @Nullable
    CallEnd end() {
        return end;
    }

    boolean isEstablished() {
        return isEstablished;
    }

    boolean isForgotten() {
        return isForgotten;
    }

    /** Requests of theirs that have been answered neither finally nor with silence. */
    int owedResponses() {
        return owed.size();
    }

    List<Effect> on(Event event, long nowNanos) {
        hear(event, nowNanos);
        List<Effect> now = dialog.on(event, nowNanos);
        effects.addAll(now);
        now.forEach(effect -> see(effect, nowNanos));
        seeAcks(event, now);
        holds(
                "a deadline that was met lies ahead",
                !(event instanceof Event.DeadlineReached) || dialog.nextDeadlineNanos() > nowNanos);
        holds(
                "no call is older than its timers",
                endedNanos == CallState.NEVER
                        || nowNanos - endedNanos <= 2 * TIMERS.giveUpNanos() + TIMERS.t2Nanos()
                        || isForgotten);
        holds(
                "a call that is not forgotten waits for something",
                isForgotten || end == null || dialog.nextDeadlineNanos() != CallState.NEVER);
        return now;
    }

    private void holds(String invariant, boolean isSo) {
        if (!isSo) {
            breach.accept(invariant + "; " + dialog.state() + " after " + effects);
        }
    }

    private void hear(Event event, long nowNanos) {
        if (!(event instanceof Event.Requested(Branch branch, SipRequest request))) {
            return;
        }
        if (request.method() == Known.ACK) {
            isAcknowledged |= answeredNanos != CallState.NEVER;
        } else if (!isForgotten && isNew(name(branch, request), nowNanos)) {
            finals.remove(name(branch, request));
            owed.add(name(branch, request));
        }
    }

    /** What is no INVITE and comes again, or comes after 32 s, is new: the driver forgot the first transaction. */
    private boolean isNew(Name name, long nowNanos) {
        return !finals.containsKey(name)
                || name.method() != Known.INVITE
                || nowNanos - finalNanos.getOrDefault(name, nowNanos) >= TIMERS.giveUpNanos();
    }

    private static Name name(Branch branch, SipMessage message) {
        return new Name(branch, message.method());
    }

    private void see(Effect effect, long nowNanos) {
        holds("nothing follows Forget", !isForgotten);
        switch (effect) {
            case Effect.Respond(Branch branch, SipResponse response) -> seeResponse(branch, response, nowNanos);
            case Effect.RespondAgain(Branch branch, SipResponse response) ->
                holds("what is said again was said", response.equals(finals.get(new Name(branch, Known.INVITE))));
            case Effect.Absorb(Branch branch) -> owed.remove(new Name(branch, Known.INVITE));
            case Effect.Send(SipRequest request) -> seeRequest(request, nowNanos);
            case Effect.SendAck(SipRequest ack) ->
                holds("an ACK bears the number of an INVITE", ack.cseq().number() <= invited);
            case Effect.OfferArrived(int exchange, SipBody _) -> open(exchange);
            case Effect.OfferWanted(int exchange) -> open(exchange);
            case Effect.AnswerArrived(int exchange, SipBody _) ->
                holds("an answer belongs to an open exchange", openExchanges.contains(exchange));
            case Effect.Agreed(int exchange) -> close(exchange);
            case Effect.RolledBack(int exchange, CallFailure _) -> close(exchange);
            case Effect.Established _ -> {
                holds("established at most once", !isEstablished);
                holds("what is over is not established", end == null);
                isEstablished = true;
            }
            case Effect.KeysArrived _ -> holds("keys come to a call that is not over", end == null);
            case Effect.KeysAnswered _ -> holds("keys are answered in a call that is not over", end == null);
            case Effect.PeerAlive _ -> holds("who is alive is in a call that is not over", end == null);
            case Effect.Ended(CallEnd why) -> {
                holds("ended at most once", end == null);
                end = why;
                endedNanos = nowNanos;
                openExchanges.clear();
            }
            case Effect.Forget _ -> {
                holds("ended before forgotten", end != null);
                isForgotten = true;
            }
        }
    }

    private void seeResponse(Branch branch, SipResponse response, long nowNanos) {
        Name name = name(branch, response);
        holds("no response after the final one", !finals.containsKey(name));
        if (!response.isFinal()) {
            return;
        }
        finals.put(name, response);
        finalNanos.put(name, nowNanos);
        owed.remove(name);
        if (response.isSuccess() && response.method() == Known.INVITE && answeredNanos == CallState.NEVER) {
            answeredNanos = nowNanos;
        }
    }

    private void seeRequest(SipRequest request, long nowNanos) {
        if (request.method() == Known.CANCEL) {
            holds("a CANCEL bears the number of our INVITE", request.cseq().number() == invited);
            return;
        }
        holds("CSeq numbers rise", request.cseq().number() > lastNumber);
        lastNumber = request.cseq().number();
        invited = request.method() == Known.INVITE ? lastNumber : invited;
        holds("nothing but ACK follows our BYE", !isByeSent);
        if (request.method() == Known.BYE) {
            isByeSent = true;
            // RFC 3261 section 15.
            holds(
                    "no BYE before their ACK or the end of our patience",
                    answeredNanos == CallState.NEVER
                            || isAcknowledged
                            || nowNanos - answeredNanos >= TIMERS.giveUpNanos());
        } else {
            holds("after the end we ask for nothing", end == null);
        }
    }

    private void seeAcks(Event event, List<Effect> now) {
        if (event instanceof Event.Responded(SipResponse response)
                && response.isSuccess()
                && response.method() == Known.INVITE
                && response.cseq().number() > 0
                && response.cseq().number() <= invited
                && response.from().equals(dialog.state().dialog().local())
                && response.callId().equals(dialog.state().dialog().callId())
                && !isForgotten) {
            holds(
                    "every 2xx is acknowledged",
                    now.stream()
                            .anyMatch(effect -> effect instanceof Effect.SendAck(SipRequest ack)
                                    && ack.cseq().number() == response.cseq().number()));
        }
    }

    private void open(int exchange) {
        holds("after the end the media side is left alone", end == null);
        holds("one exchange at a time", openExchanges.isEmpty());
        holds("an exchange begins once", seenExchanges.add(exchange));
        openExchanges.add(exchange);
    }

    private void close(int exchange) {
        holds("an exchange ends once", openExchanges.remove(exchange));
    }
}
