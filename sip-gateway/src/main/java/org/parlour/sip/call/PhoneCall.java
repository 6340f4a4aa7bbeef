package org.parlour.sip.call;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.CallDialog;
import org.parlour.sip.dialog.CallEnd;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.CallState;
import org.parlour.sip.dialog.Effect;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.Reason;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.lane.LaneOwner;
import org.parlour.sip.mixing.PhoneSounds;
import org.parlour.sip.seat.Leaving;
import org.parlour.wire.call.CallId;
import org.parlour.wire.sdp.phone.LocalMedia;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One telephone call on its lane: its dialog, its session, and what the caller does meanwhile ({@link Stay}).
 *
 * <p>The boring driver of those cores: it brings each what arrives and does what they return, in order.
 */
final class PhoneCall implements LaneOwner<CallMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneCall.class);
    // Nobody knows when a port will be free; long enough that it is worth trying.
    private static final int RETRY_AFTER_SECONDS = 10;

    // As header fields give words.
    private static final String INFO = "info";

    private final CallDialog dialog;
    private final Line line;
    private final House house;
    private final Stay stay;
    private final Queue<Event> pending = new ArrayDeque<>();

    private @Nullable Session session;
    private boolean ended;
    private boolean goodbyeUnheard;
    private boolean forgotten;
    private Runnable whenGone = () -> {};

    PhoneCall(CallDialog dialog, Line line, Visitor visitor, Ruling ruling, House house) {
        this.dialog = dialog;
        this.line = line;
        this.house = house;
        this.stay = new Stay(visitor, ruling, house, line::tell, pending::add);
        stay.outgoing().hearsInfos(hearsInfos(dialog.state().theirs().invite()));
    }

    /** RFC 3261 section 20.5: who says nothing of what it allows may allow anything. */
    private static boolean hearsInfos(CallState.@Nullable PendingInvite first) {
        List<String> allowed =
                first == null ? List.of() : first.request().fields().words(HeaderFields.ALLOW);
        return allowed.isEmpty() || allowed.contains(INFO);
    }

    CallId id() {
        return stay.visitor().call();
    }

    String sipCallId() {
        return dialog.state().dialog().callId();
    }

    Line line() {
        return line;
    }

    Stay stay() {
        return stay;
    }

    @Override
    public void on(CallMessage message, long nowNanos) {
        switch (message) {
            case CallMessage.Begin _ ->
                house.upstairs()
                        .doorbook()
                        .open(
                                stay.visitor(),
                                stay.ruling().doorplate(),
                                opening -> line.tell(new CallMessage.DoorOpened(opening)));
            case CallMessage.Requested requested -> requested(requested);
            case CallMessage.OfTheDialog(Event event) -> {
                goodbyeUnheard &= !answersGoodbye(event);
                pending.add(event);
            }
            case CallMessage.DoorOpened(Opening opening) -> opened(opening);
            case CallMessage.HangUp _ -> pending.add(new Event.HangUp(null));
            case CallMessage.HouseCloses(Runnable gone) -> {
                whenGone = gone;
                stay.houseCloses();
                pending.add(new Event.HangUp(Reason.sip(503, "Shutting down")));
            }
            case CallMessage.OfTheStay ofTheStay -> stay.on(ofTheStay, nowNanos);
        }
        settle(nowNanos);
        if (ended && !goodbyeUnheard) {
            whenGone.run();
            whenGone = () -> {};
        }
    }

    private static boolean answersGoodbye(Event event) {
        return (event instanceof Event.Responded(var response) && response.isFinal() && isBye(response.cseq()))
                || (event instanceof Event.TimedOut(var unanswered) && isBye(unanswered))
                || (event instanceof Event.NotSent(var unsent) && isBye(unsent));
    }

    private static boolean isBye(CSeq cseq) {
        return cseq.method() == SipMethod.Known.BYE;
    }

    private void requested(CallMessage.Requested requested) {
        if (dialog.claims(requested.branch(), requested.request())) {
            pending.add(new Event.Requested(requested.branch(), requested.request()));
        } else {
            line.passOn(requested.forTheNext());
        }
    }

    private void opened(Opening opening) {
        switch (opening) {
            case Opening.Doorway doorway
            when !ended -> {
                stay.arrive(doorway);
                opened(house.sounds().open(line.address(), new LaneEars(line::tell)));
            }
            case Opening.Doorway _ -> {}
            case Opening.Trouble _ -> pending.add(new Event.Refuse(CallFailure.Plain.INTERNAL));
        }
    }

    private void opened(PhoneSounds.Opening opening) {
        switch (opening) {
            case PhoneSounds.Opening.Opened opened -> {
                long id = house.chance().nextLong() >>> 2;
                LocalMedia local =
                        LocalMedia.plain(line.networkAddress(), opened.sound().port(), id);
                session = new Session(stay.ruling().capabilities(), local);
                stay.sounds(opened.sound());
                pending.add(new Event.Answer());
            }
            case PhoneSounds.Opening.NoPort _ -> {
                line.tally().refusedBusy.increment();
                pending.add(new Event.Refuse(new CallFailure.Overloaded(RETRY_AFTER_SECONDS)));
            }
        }
    }

    /** Until nothing more follows from what has happened. */
    private void settle(long nowNanos) {
        for (Event event = pending.poll(); event != null; event = pending.poll()) {
            for (Effect effect : dialog.on(event, nowNanos)) {
                perform(effect, nowNanos);
            }
        }
    }

    private void perform(Effect effect, long nowNanos) {
        switch (effect) {
            case Effect.Respond respond -> line.respond(respond.branch(), respond.response());
            case Effect.RespondAgain again -> line.respondAgain(again.branch(), again.response());
            case Effect.Absorb(var branch) -> line.absorb(branch);
            case Effect.Send(var request) -> {
                goodbyeUnheard |= request.method() == SipMethod.Known.BYE;
                line.send(request);
            }
            case Effect.SendAck(var ack) -> line.sendAck(ack);
            case Effect.OfferArrived(int exchange, var offer) ->
                pending.add(session().offered(exchange, offer));
            case Effect.OfferWanted(int exchange) -> pending.add(session().wanted(exchange));
            case Effect.AnswerArrived(int exchange, var answer) ->
                pending.add(session().answered(exchange, answer));
            case Effect.Agreed(int exchange) ->
                stay.agreed(session().agreed(exchange), session().wantsExtendedReports(), nowNanos);
            case Effect.RolledBack(int exchange, var _) -> session().rolledBack(exchange);
            case Effect.KeysArrived(var body) -> stay.keysArrived(body, nowNanos);
            case Effect.KeysAnswered(int status) -> stay.outgoing().answered(status, nowNanos);
            case Effect.Established _, Effect.PeerAlive _ -> {}
            case Effect.Ended(var end) -> {
                ended = true;
                if (stay.end(end) == Leaving.LOST) {
                    line.tally().lost.increment();
                }
                LOG.info("The call is over: {}.", end.metricName());
            }
            case Effect.Forget _ -> forget();
        }
    }

    private Session session() {
        if (session == null) {
            throw new IllegalStateException("the dialog asks for a session before it was told to answer");
        }
        return session;
    }

    private void forget() {
        forgotten = true;
        line.forget(this);
    }

    @Override
    public long nextDeadlineNanos() {
        return Math.min(dialog.nextDeadlineNanos(), stay.nextDeadlineNanos());
    }

    @Override
    public void onDeadline(long nowNanos) {
        if (dialog.nextDeadlineNanos() <= nowNanos) {
            pending.add(new Event.DeadlineReached());
        }
        stay.onDeadline(nowNanos);
        settle(nowNanos);
    }

    @Override
    public boolean isOver() {
        return forgotten;
    }

    /** A bug of ours ends this call, and no other. */
    @Override
    public void broken(Throwable bug, long nowNanos) {
        line.tally().broken.increment();
        pending.clear();
        stay.broken();
        try {
            pending.add(new Event.HangUp(Reason.sip(500, "Server Internal Error")));
            settle(nowNanos);
        } finally {
            if (!ended) {
                stay.end(new CallEnd.HungUp(Reason.sip(500, "Server Internal Error")));
            }
            forget();
        }
    }

    /** The call has ended before its turn came: what it would have been given goes back. */
    @Override
    public void unheard(CallMessage message) {
        switch (message) {
            case CallMessage.Requested requested -> line.passOn(requested.forTheNext());
            case CallMessage.OfTheStay ofTheStay -> stay.unheard(ofTheStay);
            case CallMessage.Begin _, CallMessage.OfTheDialog _, CallMessage.DoorOpened _, CallMessage.HangUp _ -> {}
            case CallMessage.HouseCloses(Runnable gone) -> gone.run();
        }
    }
}
