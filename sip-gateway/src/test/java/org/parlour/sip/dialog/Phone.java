package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.simulation.Peer;
import org.parlour.simulation.Run;
import org.parlour.sip.dialog.SipMethod.Known;

/**
 * A telephone, written from the RFCs without a look at {@link CallDialog}: it calls, cancels, holds, presses keys and
 * hangs up, and does what a good phone does when the house does the same.
 */
final class Phone implements Peer<Packet> {
    private enum State {
        IDLE,
        CALLING,
        UP,
        HANGING_UP,
        OVER
    }

    /** An INVITE under way; without an offer it wants one. */
    private record Asking(SipRequest invite, @Nullable String offer) {}

    private static final long T1 = Duration.ofMillis(500).toNanos();
    private static final long T2 = Duration.ofSeconds(4).toNanos();
    private static final SipAddress CONTACT = new SipAddress("<sip:alice@127.0.0.2:5060>");
    private static final Party SELF = new Party(new SipAddress("\"Alice\" <sip:alice@example.com>"), "phone");
    private static final SipAddress HOUSE = new SipAddress("<sip:100@127.0.0.1>");

    private final Agenda agenda;
    private final Transactions transactions;
    private final RandomGenerator chance;
    private final Map<Long, SipRequest> acks = new HashMap<>();
    private final Map<Long, Agenda.Entry> repeats = new HashMap<>();
    private final List<String> outcomes = new ArrayList<>();

    private State state = State.IDLE;
    private @Nullable Asking asking;
    private @Nullable String houseTag;
    private SipUri target = HOUSE.uri();
    private long number;
    private long houseNumber;
    private boolean isHeard;
    private boolean wantsToCancel;
    private boolean isDead;
    private boolean forgetsAnswers;
    private boolean refusesReInvites;
    private String session = "";

    Phone(Run run) {
        this.agenda = new Agenda(run.clock());
        this.chance = run.chance("phone");
        this.transactions = new Transactions("phone", agenda, this::hear);
    }

    /** How its calls and requests ended, in order. */
    List<String> outcomes() {
        return outcomes;
    }

    String session() {
        return session;
    }

    boolean isQuiet() {
        return isDead || (transactions.areDone() && (state == State.OVER || state == State.IDLE));
    }

    void forgetsAnswers() {
        forgetsAnswers = true;
    }

    void refusesReInvites() {
        refusesReInvites = true;
    }

    /** Its battery is out. */
    void dies() {
        isDead = true;
    }

    void callsIfIdle(@Nullable String offer) {
        if (state == State.IDLE) {
            calls(offer);
        }
    }

    void calls(@Nullable String offer) {
        state = State.CALLING;
        invite(offer);
    }

    void holds(@Nullable String offer) {
        if (state == State.UP && asking == null) {
            invite(offer);
        }
    }

    private void invite(@Nullable String offer) {
        SipRequest invite = request(Known.INVITE, ++number, offer == null ? null : SipBody.sdp(offer));
        asking = new Asking(invite, offer);
        isHeard = false;
        wantsToCancel = false;
        transactions.send(invite);
    }

    void asks(SipMethod method, @Nullable SipBody body) {
        if (state == State.UP || (method == Known.OPTIONS && state == State.IDLE)) {
            transactions.send(request(method, ++number, body));
        }
    }

    /** Cancels the INVITE under way as soon as that is allowed. */
    void cancels() {
        wantsToCancel = asking != null;
        Asking cancelled = asking;
        if (cancelled != null && isHeard) {
            SipRequest invite = cancelled.invite();
            transactions.send(request(Known.CANCEL, invite.cseq().number(), null, invite.to()));
            agenda.in(64 * T1, () -> givesUp(cancelled));
        }
    }

    /** RFC 3261 section 9.1: an INVITE that was cancelled in vain is over after this long. */
    private void givesUp(Asking cancelled) {
        if (cancelled.equals(asking)) {
            asking = null;
            transactions.abandon(cancelled.invite());
            if (state == State.CALLING) {
                over("gave up");
            }
        }
    }

    void hangsUp() {
        if (state == State.UP) {
            state = State.HANGING_UP;
            transactions.send(request(Known.BYE, ++number, null));
        } else if (state == State.CALLING) {
            cancels();
        }
    }

    /** BYE while it rings; legal, and rare (RFC 3261 section 15). */
    void hangsUpEarly() {
        if (state == State.CALLING && houseTag != null) {
            transactions.send(request(Known.BYE, ++number, null));
        }
    }

    private SipRequest request(SipMethod method, long cseq, @Nullable SipBody body) {
        return request(method, cseq, body, new Party(HOUSE, houseTag));
    }

    private SipRequest request(SipMethod method, long cseq, @Nullable SipBody body, Party to) {
        return new SipRequest(
                new Envelope(SELF, to, "call@phone", new CSeq(cseq, method)),
                target,
                SipRequest.MAX_FORWARDS,
                CONTACT,
                List.of(),
                List.of(),
                HeaderFields.NONE,
                body);
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Requested(Branch branch, SipRequest request) -> request(branch, request);
            case Event.Responded(SipResponse response) when response.method() == Known.INVITE -> invited(response);
            case Event.Responded(SipResponse response) -> answered(response);
            case Event.TimedOut(CSeq cseq) -> unanswered(cseq);
            default -> throw new AssertionError(event);
        }
    }

    private void invited(SipResponse response) {
        long cseq = response.cseq().number();
        SipRequest ack = acks.get(cseq);
        if (ack != null) {
            transactions.sendAck(ack);
        } else if (asking != null && asking.invite().cseq().number() == cseq) {
            heard(asking, response);
        }
    }

    private void heard(Asking asked, SipResponse response) {
        if (!response.isFinal()) {
            houseTag = response.to().tag() == null ? houseTag : response.to().tag();
            boolean isFirst = !isHeard;
            isHeard = true;
            if (isFirst && wantsToCancel) {
                cancels();
            }
            return;
        }
        asking = null;
        if (response.isSuccess()) {
            accepted(asked, response);
        } else {
            refused(asked, response.status(), response);
        }
    }

    private void accepted(Asking asked, SipResponse response) {
        houseTag = response.to().tag();
        SipAddress contact = response.contact();
        target = contact == null ? target : contact.uri();
        String body = response.sdp() == null ? "nothing" : response.sdp().text();
        SipBody answer = asked.offer() == null && !forgetsAnswers ? SipBody.sdp("answer to " + body) : null;
        if (asked.offer() != null) {
            session = asked.offer() + " | " + body;
        } else if (answer != null) {
            session = body + " | " + answer.text();
        }
        SipRequest ack = request(Known.ACK, response.cseq().number(), answer);
        acks.put(response.cseq().number(), ack);
        transactions.sendAck(ack);
        if (state == State.CALLING) {
            state = State.UP;
            if (wantsToCancel) {
                hangsUp();
            }
        }
    }

    private void refused(Asking asked, int status, SipResponse response) {
        if (state == State.CALLING) {
            over("refused " + status);
        } else if (status == 481 || status == 408) {
            hangsUp();
        } else if (status == 491) {
            // This phone made the Call-ID (RFC 3261 section 14.1).
            agenda.in(Duration.ofMillis(10L * chance.nextInt(210, 401)).toNanos(), () -> holds(asked.offer()));
        } else if (status == 500) {
            int seconds = response.fields()
                    .first(HeaderFields.RETRY_AFTER)
                    .map(Integer::parseInt)
                    .orElse(1);
            agenda.in(Duration.ofSeconds(seconds).toNanos(), () -> holds(asked.offer()));
        } else {
            outcomes.add("re-INVITE refused " + status);
        }
    }

    private void answered(SipResponse response) {
        if (!response.isFinal()) {
            return;
        }
        if (response.method() == Known.BYE) {
            if (state == State.HANGING_UP) {
                over("hung up");
            }
        } else if (response.method() == Known.UPDATE && response.status() == 200) {
            session = response.sdp() == null
                    ? session
                    : "hold by UPDATE | " + response.sdp().text();
        } else if (response.method() != Known.CANCEL) {
            outcomes.add(response.method() + " " + response.status());
        }
    }

    private void unanswered(CSeq cseq) {
        if (cseq.method() == Known.BYE || (cseq.method() == Known.INVITE && state == State.CALLING)) {
            over(cseq.method() + " unanswered");
        } else if (cseq.method() == Known.INVITE) {
            asking = null;
            hangsUp();
        }
    }

    private void over(String outcome) {
        if (state != State.OVER) {
            state = State.OVER;
            outcomes.add(outcome);
        }
        repeats.values().forEach(Agenda.Entry::strikeOut);
    }

    private void request(Branch branch, SipRequest request) {
        if (request.method() == Known.ACK) {
            Agenda.Entry repeat = repeats.remove(request.cseq().number());
            if (repeat != null) {
                repeat.strikeOut();
            }
            return;
        }
        transactions.respond(branch, response(branch, request));
    }

    private SipResponse response(Branch branch, SipRequest request) {
        boolean known = Objects.equals(request.from().tag(), houseTag)
                && "phone".equals(request.to().tag());
        if (!known || (state != State.UP && state != State.HANGING_UP)) {
            return request.response(481, "Call Does Not Exist", "phone");
        }
        if (request.cseq().number() <= houseNumber) {
            return request.response(500, "Out Of Order", "phone");
        }
        houseNumber = request.cseq().number();
        return switch (request.method()) {
            case Known.BYE -> {
                String cause = Reason.of(request)
                        .map(reason -> " for " + reason.cause())
                        .orElse("");
                over(state == State.HANGING_UP ? "hung up" : "house hung up" + cause);
                yield request.response(200, "OK", "phone");
            }
            case Known.INVITE -> reInvited(branch, request);
            case Known.OPTIONS -> request.response(200, "OK", "phone");
            default -> request.response(501, "Not Implemented", "phone");
        };
    }

    private SipResponse reInvited(Branch branch, SipRequest request) {
        if (state == State.HANGING_UP) {
            return request.response(481, "Call Does Not Exist", "phone");
        }
        if (asking != null) {
            return request.response(491, "Request Pending", "phone");
        }
        SipBody offer = request.sdp();
        if (refusesReInvites || offer == null) {
            return request.response(488, "Not Acceptable Here", "phone");
        }
        SipBody answer = SipBody.sdp("answer to " + offer.text());
        session = offer.text() + " | " + answer.text();
        SipResponse response = request.response(200, "OK", "phone").withRoute(CONTACT, List.of());
        SipResponse whole = forgetsAnswers ? response : response.with(answer);
        repeat(branch, whole, T1, T1);
        return whole;
    }

    private void repeat(Branch branch, SipResponse response, long pauseNanos, long passedNanos) {
        repeats.put(response.cseq().number(), agenda.in(pauseNanos, () -> {
            if (passedNanos >= 64 * T1) {
                hangsUp();
                return;
            }
            transactions.respondAgain(branch, response);
            long next = Math.min(T2, 2 * pauseNanos);
            repeat(branch, response, next, passedNanos + next);
        }));
    }

    @Override
    public void receive(Packet packet, long nowNanos) {
        if (!isDead) {
            transactions.receive(packet);
        }
    }

    @Override
    public void onDeadline(long nowNanos) {
        agenda.doWhatIsDue();
    }

    @Override
    public long nextDeadlineNanos() {
        return agenda.nextNanos();
    }

    @Override
    public List<Packet> departures() {
        List<Packet> packets = transactions.departures();
        return isDead ? List.of() : packets;
    }
}
