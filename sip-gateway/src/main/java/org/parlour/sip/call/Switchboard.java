package org.parlour.sip.call;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.parlour.sip.jain.SipDoor;
import org.parlour.sip.jain.SipEars;
import org.parlour.sip.jain.Source;
import org.parlour.sip.lane.Lane;
import org.parlour.sip.lane.Lanes;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Reading;
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
        SipRequest invite = first.request();
        if (closes) {
            refuse(first);
            return;
        }
        if (!(PhoneNumber.parse(invite.uri().user()) instanceof Reading.Parsed<PhoneNumber>(PhoneNumber called))) {
            tally.unknownNumbers.increment();
            answer(first, CallFailure.Plain.NOT_FOUND);
            return;
        }
        CallId id = CallId.mint(house.clock().instant(), house.chance());
        Visitor visitor = new Visitor(id, first.source().trunk(), called, caller(invite));
        CallDialog dialog = CallDialog.inbound(
                new Event.Requested(first.branch(), invite),
                first.source().contact(),
                DialogTimers.RFC3261,
                house.chance(),
                System.nanoTime());
        try (MDC.MDCCloseable _ = MDC.putCloseable(Lanes.CALL, id.text())) {
            LOG.info("A call comes by the trunk {}, sipCallId {}.", visitor.trunk(), invite.callId());
        }
        tally.begun.increment();
        Lane<CallMessage> opened = lanes.open(
                id, lane -> known(new PhoneCall(dialog, new Line(this, sip(), first.source(), lane), visitor, house)));
        if (!opened.post(new CallMessage.Begin())) {
            throw new IllegalStateException("a new lane takes a message");
        }
    }

    private PhoneCall known(PhoneCall call) {
        byId.put(call.id(), call);
        bySipCallId.merge(call.sipCallId(), List.of(call), Switchboard::joined);
        return call;
    }

    // RFC 3261 section 8.1.1.3: From says who calls; a trunk's better knowledge (RFC 3325) comes with trunks.
    private static PhoneNumber caller(SipRequest invite) {
        return PhoneNumber.parse(invite.from().address().uri().user())
                        instanceof Reading.Parsed<PhoneNumber>(PhoneNumber caller)
                ? caller
                : PhoneNumber.ANONYMOUS;
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
        byId.remove(call.id());
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
