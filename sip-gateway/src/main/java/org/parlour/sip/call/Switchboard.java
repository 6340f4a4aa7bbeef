package org.parlour.sip.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.explain.Decision;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.Trunk;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.CallDialog;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.DialogTimers;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.dialog.Stateless;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.jain.SipDoor;
import org.parlour.sip.jain.SipEars;
import org.parlour.sip.jain.Source;
import org.parlour.sip.lane.Lane;
import org.parlour.sip.lane.Lanes;
import org.parlour.sip.seat.CallNews;
import org.parlour.wire.call.CallId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Brings what the SIP stack hears to the lane of the call that it belongs to, and opens a lane for a new call.
 *
 * <p>The stack's own thread only passes here and leaves: whose a request is, a call decides on its lane. One that is not
 * meant for a call goes on to the next of the same Call-ID, and behind the last it is answered without one.
 */
final class Switchboard implements SipEars {
    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
    private static final int RETRY_AFTER_SECONDS = 10;

    private final House house;
    private final Lanes lanes;
    private final Tally tally = new Tally();
    private final Map<String, List<PhoneCall>> bySipCallId = new ConcurrentHashMap<>();
    private final Map<CallId, PhoneCall> byId = new ConcurrentHashMap<>();

    private volatile @Nullable SipDoor connected;
    private volatile boolean closes;

    Switchboard(House house, Lanes lanes) {
        this.house = house;
        this.lanes = lanes;
    }

    /** What to answer by; before anything is listened to. */
    void connect(SipDoor sip) {
        connected = sip;
    }

    private SipDoor sip() {
        SipDoor sip = connected;
        if (sip == null) {
            throw new IllegalStateException("something was heard before anything was listened to");
        }
        return sip;
    }

    @Override
    public void requested(Branch branch, SipRequest request, Source source) {
        pass(new CallMessage.Requested(branch, request, source, calls(request.callId())));
    }

    /** On to the next that may know this request. */
    void pass(CallMessage.Requested requested) {
        if (requested.candidates().isEmpty()) {
            nobodys(requested);
        } else if (!requested.candidates().getFirst().line().tell(requested)) {
            refuse(requested);
        }
    }

    private void nobodys(CallMessage.Requested requested) {
        switch (Stateless.verdict(requested.request())) {
            case Stateless.Verdict.Answer(SipResponse response) -> {
                tally.answeredWithoutCall.increment();
                sip().respond(requested.branch(), response);
            }
            case Stateless.Verdict.Silence _ -> sip().absorb(requested.branch());
            case Stateless.Verdict.NewCall _ -> begin(requested);
        }
    }

    private void begin(CallMessage.Requested first) {
        if (closes) {
            refuse(first);
            return;
        }
        Source source = first.source();
        Instant now = house.clock().instant();
        PlanInForce plan = house.claims().now();
        Ruling ruling = Ruling.of(plan, first.request(), Claims.origin(plan, source), now);
        Trunk trunk = ruling.trunk();
        if (trunk == null || ruling.decision() instanceof Decision.Unanswered) {
            // Its trunk went while the message was on its way.
            tally.strangers.increment();
            sip().absorb(first.branch());
            return;
        }
        CallId id = CallId.mint(now, house.chance());
        Visitor visitor = new Visitor(id, trunk.name(), ruling.called(), ruling.caller());
        try (MDC.MDCCloseable _ = MDC.putCloseable(Lanes.CALL, id.text())) {
            LOG.info(
                    "A call comes by the trunk {} under revision {} of the dial plan, sipCallId {}.",
                    visitor.trunk(),
                    ruling.revision(),
                    first.request().callId());
            Optional<CallFailure> failure = ruling.failure(id);
            if (failure.isPresent()) {
                turnAway(first, visitor, ruling, failure.get());
            } else {
                take(first, visitor, ruling);
            }
        }
    }

    /** It needs no lane: its transaction repeats the refusal. */
    private void turnAway(CallMessage.Requested first, Visitor visitor, Ruling ruling, CallFailure failure) {
        if (failure.sipStatus() == CallFailure.Plain.NOT_FOUND.sipStatus()) {
            tally.unknownNumbers.increment();
        }
        tally.refusedByPlan.increment();
        LOG.info("It is not taken: {}.", failure.metricName());
        // Told first, so that whoever reads the answer can ask why by the id that stands in it.
        house.upstairs().events().on(new CallNews.TurnedAway(visitor, ruling, "refused_" + failure.metricName()));
        answer(first, failure);
    }

    private void take(CallMessage.Requested first, Visitor visitor, Ruling ruling) {
        CallDialog dialog = CallDialog.inbound(
                new Event.Requested(first.branch(), first.request()),
                first.source().contact(),
                DialogTimers.RFC3261,
                house.chance(),
                System.nanoTime());
        tally.begun.increment();
        Lane<CallMessage> opened = lanes.open(
                visitor.call(),
                lane -> known(
                        new PhoneCall(dialog, new Line(this, sip(), first.source(), lane), visitor, ruling, house)));
        if (!opened.post(new CallMessage.Begin())) {
            throw new IllegalStateException("a new lane takes a message");
        }
    }

    private PhoneCall known(PhoneCall call) {
        byId.put(call.id(), call);
        house.claims().hold(call.stay().ruling().plan(), call.line().source());
        bySipCallId.merge(call.sipCallId(), List.of(call), Switchboard::joined);
        return call;
    }

    private void refuse(CallMessage.Requested requested) {
        tally.refusedBusy.increment();
        answer(requested, new CallFailure.Overloaded(RETRY_AFTER_SECONDS));
    }

    private void answer(CallMessage.Requested requested, CallFailure failure) {
        SipRequest request = requested.request();
        if (request.method().name().equals("ACK")) {
            sip().absorb(requested.branch());
        } else {
            sip().respond(
                            requested.branch(),
                            request.refusal(
                                    failure, Long.toHexString(house.chance().nextLong())));
        }
    }

    @Override
    public void responded(SipResponse response) {
        tellAll(response.callId(), new Event.Responded(response));
    }

    @Override
    public void timedOut(String sipCallId, CSeq cseq) {
        tellAll(sipCallId, new Event.TimedOut(cseq));
    }

    @Override
    public void notSent(String sipCallId, CSeq cseq) {
        tellAll(sipCallId, new Event.NotSent(cseq));
    }

    private void tellAll(String sipCallId, Event event) {
        calls(sipCallId).forEach(call -> call.line().tell(new CallMessage.OfTheDialog(event)));
    }

    private List<PhoneCall> calls(String sipCallId) {
        return bySipCallId.getOrDefault(sipCallId, List.of());
    }

    void forget(PhoneCall call) {
        if (byId.remove(call.id()) != null) {
            house.claims().release(call.stay().ruling().plan(), call.line().source());
        }
        bySipCallId.computeIfPresent(call.sipCallId(), (_, known) -> {
            List<PhoneCall> left = known.stream().filter(other -> other != call).toList();
            return left.isEmpty() ? null : left;
        });
    }

    Optional<PhoneCall> call(CallId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<PhoneCall> all() {
        return byId.values();
    }

    /** From now on nobody comes in. */
    void close() {
        closes = true;
    }

    TelephoneCounters counters() {
        return tally.counters(byId.size());
    }

    Tally tally() {
        return tally;
    }

    private static List<PhoneCall> joined(List<PhoneCall> some, List<PhoneCall> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
