package org.parlour.sip.jain;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.CallDialog;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.DialogTimers;
import org.parlour.sip.dialog.Effect;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.SipBody;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.dialog.Stateless;
import org.parlour.sip.lane.Lane;
import org.parlour.sip.lane.LaneOwner;
import org.parlour.sip.lane.Lanes;
import org.parlour.wire.call.CallId;

/** A house that lets every call ring, takes it, and says yes to every session: door, lanes and dialogs put together. */
final class Switchboard implements SipEars, AutoCloseable {
    private final SecureRandom chance = new SecureRandom();
    private final AtomicReference<@Nullable SipDoor> door = new AtomicReference<>();
    private final Map<String, Lane<Event>> calls = new ConcurrentHashMap<>();
    final Lanes lanes = new Lanes();
    final List<String> keys = new CopyOnWriteArrayList<>();
    final List<Effect> news = new CopyOnWriteArrayList<>();
    volatile boolean answers = true;

    SipDoor opened(SipDoor opened) {
        door.set(opened);
        return opened;
    }

    private SipDoor door() {
        SipDoor opened = door.get();
        if (opened == null) {
            throw new IllegalStateException("nothing can arrive before the door is open");
        }
        return opened;
    }

    /** Something that the house wants of a call. */
    void wants(String sipCallId, Event event) {
        Lane<Event> lane = calls.get(sipCallId);
        if (lane != null) {
            lane.post(event);
        }
    }

    @Override
    public void requested(Branch branch, SipRequest request, Source source) {
        Lane<Event> lane = calls.get(request.callId());
        if (lane == null || !lane.post(new Event.Requested(branch, request))) {
            belongsToNobody(branch, request, source);
        }
    }

    private void belongsToNobody(Branch branch, SipRequest request, Source source) {
        switch (Stateless.verdict(request)) {
            case Stateless.Verdict.Answer(SipResponse response) -> door().respond(branch, response);
            case Stateless.Verdict.NewCall _ -> begin(new Event.Requested(branch, request), source);
            case Stateless.Verdict.Silence _ -> news.add(new Effect.Absorb(branch));
        }
    }

    private void begin(Event.Requested invite, Source source) {
        CallDialog dialog =
                CallDialog.inbound(invite, source.contact(), DialogTimers.RFC3261, chance, System.nanoTime());
        CallId id = CallId.mint(Instant.now(), chance);
        Lane<Event> lane = lanes.open(id, self -> new Call(dialog, self, source));
        calls.put(invite.request().callId(), lane);
        lane.post(new Event.Ring());
        if (answers) {
            lane.post(new Event.Answer());
        }
    }

    @Override
    public void responded(SipResponse response) {
        wants(response.callId(), new Event.Responded(response));
    }

    @Override
    public void timedOut(String sipCallId, CSeq cseq) {
        wants(sipCallId, new Event.TimedOut(cseq));
    }

    @Override
    public void notSent(String sipCallId, CSeq cseq) {
        wants(sipCallId, new Event.NotSent(cseq));
    }

    void shut() {
        lanes.close();
        door().close();
    }

    @Override
    public void close() {
        shut();
    }

    private final class Call implements LaneOwner<Event> {
        private final CallDialog dialog;
        private final Lane<Event> lane;
        private final Source source;
        private boolean forgotten;

        Call(CallDialog dialog, Lane<Event> lane, Source source) {
            this.dialog = dialog;
            this.lane = lane;
            this.source = source;
        }

        @Override
        public void on(Event event, long nowNanos) {
            if (event instanceof Event.Requested(Branch branch, SipRequest request)
                    && !dialog.claims(branch, request)) {
                belongsToNobody(branch, request, source);
                return;
            }
            dialog.on(event, nowNanos).forEach(this::perform);
        }

        private void perform(Effect effect) {
            switch (effect) {
                case Effect.Respond(Branch branch, SipResponse response) -> door().respond(branch, response);
                case Effect.RespondAgain(Branch branch, SipResponse response) -> door().respondAgain(branch, response);
                case Effect.Absorb(Branch branch) -> door().absorb(branch);
                case Effect.Send(SipRequest request) -> door().send(request, source);
                case Effect.SendAck(SipRequest ack) -> door().sendAck(ack, source);
                case Effect.OfferArrived(int exchange, SipBody offer) ->
                    lane.post(new Event.OfferAccepted(exchange, SipBody.sdp("v=0\r\ns=answer to " + offer.text())));
                case Effect.OfferWanted(int exchange) ->
                    lane.post(new Event.OfferMade(exchange, SipBody.sdp("v=0\r\ns=our offer\r\n")));
                case Effect.AnswerArrived(int exchange, SipBody _) -> lane.post(new Event.AnswerAccepted(exchange));
                case Effect.KeysArrived(SipBody body) -> keys.add(body.text());
                case Effect.Agreed _, Effect.RolledBack _, Effect.Established _, Effect.Ended _, Effect.PeerAlive _ ->
                    news.add(effect);
                case Effect.KeysAnswered _ -> {}
                case Effect.Forget _ -> {
                    forgotten = true;
                    calls.values().remove(lane);
                }
            }
        }

        @Override
        public void onDeadline(long nowNanos) {
            dialog.on(new Event.DeadlineReached(), nowNanos).forEach(this::perform);
        }

        @Override
        public long nextDeadlineNanos() {
            return dialog.nextDeadlineNanos();
        }

        @Override
        public boolean isOver() {
            return forgotten;
        }

        @Override
        public void broken(Throwable why, long nowNanos) {
            calls.values().remove(lane);
            dialog.on(new Event.Refuse(CallFailure.Plain.INTERNAL), nowNanos).forEach(this::perform);
        }

        @Override
        public void unheard(Event event) {
            if (event instanceof Event.Requested(Branch branch, SipRequest request)) {
                belongsToNobody(branch, request, source);
            }
        }
    }
}
