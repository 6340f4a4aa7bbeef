package org.parlour.sip.dialog;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parlour.simulation.ManualClock;
import org.parlour.sip.dialog.SipMethod.Known;

/** One call on a desk: no network, no other side, just what is said to it and what it does, in words. */
final class DeskCall {
    static final SipAddress CONTACT = new SipAddress("<sip:192.0.2.1:5060>");
    static final Branch FIRST = new Branch("first");

    private static final Party CALLER = new Party(new SipAddress("\"Alice\" <sip:alice@example.com>"), "alice");
    private static final SipAddress HOUSE = new SipAddress("<sip:100@example.org>");

    private final ManualClock clock = new ManualClock();
    private final WatchedCall call;
    private int branches;
    private long number = 1;

    /** A call that begins with an INVITE; without an offer where there is none. */
    DeskCall(@Nullable String offer) {
        this(offer, RandomGeneratorFactory.of("L64X128MixRandom").create(1));
    }

    /** A call whose INVITE says after how many seconds it is of no interest. */
    DeskCall(String offer, String expires) {
        this(
                request(Known.INVITE, 1, null, SipBody.sdp(offer), HeaderFields.of(HeaderFields.EXPIRES, expires)),
                RandomGeneratorFactory.of("L64X128MixRandom").create(1));
    }

    DeskCall(@Nullable String offer, RandomGenerator chance) {
        this(invite(offer), chance);
    }

    private DeskCall(SipRequest first, RandomGenerator chance) {
        Event.Requested invite = new Event.Requested(FIRST, first);
        call = new WatchedCall(
                CallDialog.inbound(invite, CONTACT, DialogTimers.RFC3261, chance, clock.nowNanos()),
                invite,
                DeskCall::breach);
    }

    DeskCall(CallDialog dialog) {
        call = new WatchedCall(dialog, null, DeskCall::breach);
    }

    private static void breach(String what) {
        throw new AssertionError("broken: " + what);
    }

    static SipRequest invite(@Nullable String offer) {
        return request(Known.INVITE, 1, null, offer == null ? null : SipBody.sdp(offer), HeaderFields.NONE);
    }

    static SipRequest request(
            SipMethod method, long number, @Nullable String toTag, @Nullable SipBody body, HeaderFields fields) {
        return new SipRequest(
                new Envelope(CALLER, new Party(HOUSE, toTag), "desk@example.com", new CSeq(number, method)),
                HOUSE.uri(),
                SipRequest.MAX_FORWARDS,
                new SipAddress("<sip:alice@192.0.2.7:5062>"),
                List.of(),
                List.of(),
                fields,
                body);
    }

    CallDialog dialog() {
        return call.dialog();
    }

    CallState.Stage stage() {
        return call.dialog().state().stage();
    }

    WatchedCall watched() {
        return call;
    }

    String tag() {
        return dialog().state().dialog().localTag();
    }

    List<Effect> on(Event event) {
        return call.on(event, clock.nowNanos());
    }

    /** Said in words. */
    String says(Event event) {
        return words(on(event));
    }

    /** A request of theirs within the call, with the next number. */
    SipRequest next(SipMethod method, @Nullable SipBody body) {
        return request(method, ++number, tag(), body, HeaderFields.NONE);
    }

    List<Effect> hears(SipRequest request) {
        return on(new Event.Requested(new Branch("branch-" + ++branches), request));
    }

    String hears(SipMethod method) {
        return words(hears(next(method, null)));
    }

    String hears(SipMethod method, SipBody body) {
        return words(hears(next(method, body)));
    }

    /** Their ACK for an INVITE of this number. */
    String acknowledges(long invite, @Nullable String answer) {
        return words(hears(
                request(Known.ACK, invite, tag(), answer == null ? null : SipBody.sdp(answer), HeaderFields.NONE)));
    }

    String cancels(Branch branch, long invite) {
        return words(on(new Event.Requested(branch, request(Known.CANCEL, invite, null, null, HeaderFields.NONE))));
    }

    /** Their response to our last request of this method. */
    String answers(SipMethod method, int status, @Nullable String session, HeaderFields fields) {
        Dialog dialog = dialog().state().dialog();
        Envelope envelope = new Envelope(dialog.local(), dialog.remote(), dialog.callId(), asked(method));
        SipBody body = session == null ? null : SipBody.sdp(session);
        return says(new Event.Responded(new SipResponse(
                envelope, status, "Whatever", new SipAddress("<sip:alice@192.0.2.8>"), List.of(), fields, body)));
    }

    /** Our last request of this method. */
    CSeq asked(SipMethod method) {
        return call.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).request().cseq())
                .filter(cseq -> cseq.method().equals(method))
                .reduce((_, last) -> last)
                .orElse(new CSeq(0, method));
    }

    String answers(SipMethod method, int status) {
        return answers(method, status, null, HeaderFields.NONE);
    }

    long nowNanos() {
        return clock.nowNanos();
    }

    void passes(Duration span) {
        clock.advance(span);
    }

    /** What its own deadlines make it do within this time. */
    String waits(Duration span) {
        List<String> words = new ArrayList<>();
        long endNanos = clock.nowNanos() + span.toNanos();
        while (dialog().nextDeadlineNanos() <= endNanos) {
            clock.advanceTo(Math.max(clock.nowNanos(), dialog().nextDeadlineNanos()));
            words.addAll(
                    on(new Event.DeadlineReached()).stream().map(DeskCall::word).toList());
        }
        clock.advanceTo(endNanos);
        return counted(words);
    }

    private static String counted(List<String> words) {
        List<String> counted = new ArrayList<>();
        for (int from = 0, to; from < words.size(); from = to) {
            String word = words.get(from);
            to = from + 1;
            while (to < words.size() && words.get(to).equals(word)) {
                to++;
            }
            counted.add(to - from == 1 ? word : to - from + " × " + word);
        }
        return String.join(", ", counted);
    }

    /** The exchange that is open, or the last one. */
    int exchange() {
        return dialog().state().talks().count();
    }

    DeskCall answered() {
        on(new Event.Answer());
        on(new Event.OfferAccepted(exchange(), SipBody.sdp("answer")));
        return this;
    }

    DeskCall established() {
        answered().acknowledges(1, null);
        return this;
    }

    /** The first response among them. */
    static SipResponse responseOf(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Respond.class::isInstance)
                .map(effect -> ((Effect.Respond) effect).response())
                .findFirst()
                .orElseThrow();
    }

    /** The first request among them. */
    static SipRequest requestOf(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).request())
                .findFirst()
                .orElseThrow();
    }

    static String words(List<Effect> effects) {
        return effects.stream().map(DeskCall::word).collect(Collectors.joining(", "));
    }

    private static String word(Effect effect) {
        return switch (effect) {
            case Effect.Respond(Branch _, SipResponse response) -> word(response);
            case Effect.RespondAgain(Branch _, SipResponse response) -> "again " + word(response);
            case Effect.Absorb _ -> "absorb";
            case Effect.Send(SipRequest request) ->
                request.method() + " " + request.cseq().number();
            case Effect.SendAck(SipRequest ack) -> "ACK " + ack.cseq().number();
            case Effect.OfferArrived _ -> "offer arrived";
            case Effect.OfferWanted _ -> "offer wanted";
            case Effect.AnswerArrived _ -> "answer arrived";
            case Effect.Agreed _ -> "agreed";
            case Effect.RolledBack(int _, CallFailure why) -> "rolled back " + why.sipStatus();
            case Effect.Established _ -> "established";
            case Effect.KeysArrived(SipBody body) -> "keys " + new String(body.bytes(), StandardCharsets.US_ASCII);
            case Effect.KeysAnswered(int status) -> "keys answered " + status;
            case Effect.PeerAlive _ -> "alive";
            case Effect.Ended(CallEnd end) ->
                "ended " + end.metricName() + " by " + end.by().name().toLowerCase(Locale.ROOT);
            case Effect.Forget _ -> "forget";
        };
    }

    private static String word(SipResponse response) {
        return response.status() + " " + response.method();
    }
}
