package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.simulation.ManualClock;
import org.parlour.simulation.Peer;
import org.parlour.simulation.Run;

/** The gateway as the other side sees it: a boring driver, a house that decides by plan, and media that say yes. */
final class GatewaySide implements Peer<Packet> {
    private static final SipAddress CONTACT = new SipAddress("<sip:127.0.0.1:5060>");

    private final Run run;
    private final ManualClock clock;
    private final RandomGenerator chance;
    private final Agenda agenda;
    private final Transactions transactions;
    private final List<WatchedCall> calls = new ArrayList<>();
    private final Map<Integer, String> sessions = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Effect> notes = new ArrayList<>();

    private @Nullable Duration rings;
    private @Nullable Duration answers = Duration.ZERO;
    private @Nullable CallFailure refuses;
    private Duration thinks = Duration.ZERO;
    private String session = "";
    private int alive;
    private int ourOffers;

    GatewaySide(Run run) {
        this.run = run;
        this.clock = run.clock();
        this.chance = run.chance("gateway");
        this.agenda = new Agenda(run.clock());
        this.transactions = new Transactions("house", agenda, this::hear);
    }

    void ringsAfter(Duration afterInvite) {
        rings = afterInvite;
    }

    void answersAfter(@Nullable Duration afterInvite) {
        answers = afterInvite;
    }

    void refuses(CallFailure failure) {
        refuses = failure;
    }

    /** How long its media side takes for each verdict. */
    void thinksFor(Duration span) {
        thinks = span;
    }

    /** Something that the house wants of its latest call. */
    void wants(Event event) {
        if (!calls.isEmpty()) {
            on(calls.getLast(), event);
        }
    }

    List<WatchedCall> calls() {
        return calls;
    }

    String session() {
        return session;
    }

    List<String> keys() {
        return keys;
    }

    /** How many offers of its own were agreed. */
    int ourOffers() {
        return ourOffers;
    }

    /** How often it heard that somebody is there. */
    int alive() {
        return alive;
    }

    boolean isQuiet() {
        return transactions.areDone() && calls.stream().allMatch(WatchedCall::isForgotten);
    }

    /** What is worth a word beside the ladder, since it was last asked. */
    List<Effect> notes() {
        List<Effect> now = List.copyOf(notes);
        notes.clear();
        return now;
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Requested requested -> request(requested);
            case Event.Responded _, Event.TimedOut _ -> List.copyOf(calls).forEach(call -> on(call, event));
            default -> throw new AssertionError(event);
        }
    }

    private void request(Event.Requested requested) {
        for (WatchedCall call : calls) {
            if (call.dialog().claims(requested.branch(), requested.request())) {
                on(call, requested);
                return;
            }
        }
        switch (Stateless.verdict(requested.request())) {
            case Stateless.Verdict.Answer(SipResponse response) -> transactions.respond(requested.branch(), response);
            case Stateless.Verdict.NewCall _ -> begin(requested);
            case Stateless.Verdict.Silence _ -> run.trace().note(clock.nowNanos(), () -> "silence");
        }
    }

    private void begin(Event.Requested invite) {
        CallDialog dialog = CallDialog.inbound(invite, CONTACT, DialogTimers.RFC3261, chance, clock.nowNanos());
        WatchedCall call = new WatchedCall(dialog, invite, this::breach);
        calls.add(call);
        wake();
        CallFailure failure = refuses;
        if (failure != null) {
            on(call, new Event.Refuse(failure));
            return;
        }
        if (rings != null) {
            agenda.in(rings.toNanos(), () -> on(call, new Event.Ring()));
        }
        if (answers != null) {
            agenda.in(answers.toNanos(), () -> on(call, new Event.Answer()));
        }
        agenda.doWhatIsDue();
    }

    private void breach(String what) {
        throw run.failure("broken: " + what);
    }

    private void on(WatchedCall call, Event event) {
        run.trace().note(clock.nowNanos(), () -> "house: " + event);
        List<Effect> effects = call.on(event, clock.nowNanos());
        effects.forEach(effect -> perform(call, effect));
        wake();
    }

    private void perform(WatchedCall call, Effect effect) {
        run.trace().note(clock.nowNanos(), () -> "house does: " + effect);
        switch (effect) {
            case Effect.Respond(Branch branch, SipResponse response) -> transactions.respond(branch, response);
            case Effect.RespondAgain(Branch branch, SipResponse response) ->
                transactions.respondAgain(branch, response);
            case Effect.Absorb(Branch branch) -> transactions.absorb(branch);
            case Effect.Send(SipRequest request) -> transactions.send(request);
            case Effect.SendAck(SipRequest ack) -> transactions.sendAck(ack);
            case Effect.OfferArrived(int exchange, SipBody offer) -> {
                SipBody answer = SipBody.sdp("answer " + exchange + " to " + offer.text());
                sessions.put(exchange, offer.text() + " | " + answer.text());
                boolean usable = !offer.text().contains("unusable");
                think(
                        call,
                        usable
                                ? new Event.OfferAccepted(exchange, answer)
                                : new Event.OfferRefused(
                                        exchange, new CallFailure.NotAcceptableHere("No common codec")));
            }
            case Effect.OfferWanted(int exchange) -> {
                sessions.put(exchange, "our offer " + exchange);
                think(call, new Event.OfferMade(exchange, SipBody.sdp("our offer " + exchange)));
            }
            case Effect.AnswerArrived(int exchange, SipBody answer) -> {
                sessions.merge(exchange, " | " + answer.text(), String::concat);
                think(
                        call,
                        answer.text().contains("unusable")
                                ? new Event.AnswerRefused(
                                        exchange, new CallFailure.NotAcceptableHere("No common codec"))
                                : new Event.AnswerAccepted(exchange));
            }
            case Effect.Agreed(int exchange) -> {
                session = sessions.getOrDefault(exchange, "");
                ourOffers += session.startsWith("our offer ") ? 1 : 0;
                notes.add(effect);
            }
            case Effect.KeysArrived(SipBody body) -> keys.add(body.text());
            case Effect.KeysAnswered _ -> {}
            case Effect.PeerAlive _ -> alive++;
            case Effect.RolledBack _, Effect.Established _, Effect.Ended _, Effect.Forget _ -> notes.add(effect);
        }
    }

    private void think(WatchedCall call, Event verdict) {
        agenda.in(thinks.toNanos(), () -> on(call, verdict));
    }

    /** What takes no time is done at once, as media on the same lane do it. */
    private void wake() {
        if (thinks.isZero()) {
            agenda.doWhatIsDue();
        }
    }

    @Override
    public void receive(Packet packet, long nowNanos) {
        transactions.receive(packet);
    }

    @Override
    public void onDeadline(long nowNanos) {
        agenda.doWhatIsDue();
        for (WatchedCall call : List.copyOf(calls)) {
            if (call.dialog().nextDeadlineNanos() <= nowNanos) {
                on(call, new Event.DeadlineReached());
            }
        }
    }

    @Override
    public long nextDeadlineNanos() {
        return calls.stream()
                .mapToLong(call -> call.dialog().nextDeadlineNanos())
                .reduce(agenda.nextNanos(), Math::min);
    }

    @Override
    public List<Packet> departures() {
        return transactions.departures();
    }
}
