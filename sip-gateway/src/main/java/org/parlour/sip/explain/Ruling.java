package org.parlour.sip.explain;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.explain.Decision;
import org.parlour.dialplan.explain.Explanation;
import org.parlour.dialplan.explain.IncomingCall;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.number.Numbering;
import org.parlour.dialplan.plan.SrtpPolicy;
import org.parlour.dialplan.plan.Trunk;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.door.Doorplate;
import org.parlour.sip.trunk.RoomHeader;
import org.parlour.sip.trunk.TrunkHabits;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.TrunkName;
import org.parlour.wire.sdp.phone.PhoneCapabilities;

/**
 * What became of a call by the plan with which it began, kept with it for its life and for those who ask afterwards. Cannot
 * be printed: it holds numbers.
 *
 * <p>The steps are not kept: {@link #explanation} walks the same way again and finds the same, for neither the plan nor what
 * was known of the call changes.
 *
 * @param trunk whose call it is; null where it is nobody's
 */
public record Ruling(
        PlanInForce plan, IncomingCall call, @Nullable Trunk trunk, Decision decision, RoomHeader room) {
    /** Decides a call. {@code origin} is where its INVITE came from, or whose Contact it was sent to. */
    public static Ruling of(PlanInForce plan, SipRequest invite, Origin origin, Instant at) {
        Trunk trunk = trunk(plan, origin).orElse(null);
        if (trunk == null) {
            IncomingCall nobodys = new IncomingCall(TrunkHabits.firstLine(invite), "", origin, at);
            return new Ruling(plan, nobodys, null, new Decision.Unanswered(), new RoomHeader.Absent());
        }
        TrunkHabits habits = new TrunkHabits(trunk);
        IncomingCall call = new IncomingCall(habits.called(invite), habits.caller(invite), origin, at);
        return new Ruling(plan, call, trunk, plan.explainer().decide(call), habits.room(invite));
    }

    private static Optional<Trunk> trunk(PlanInForce plan, Origin origin) {
        return switch (origin) {
            case Origin.Source(InetAddress from) ->
                plan.explainer().trunkOf(from).flatMap(plan.plan()::trunk);
            case Origin.Trunk(TrunkName name) -> plan.plan().trunk(name);
        };
    }

    public long revision() {
        return plan.revision();
    }

    public Explanation explanation() {
        return plan.explainer().explain(call);
    }

    /** For an admin to read, line by line, with callers' numbers masked. */
    public String text() {
        String header = room.words();
        return "revision " + revision() + "\n"
                + explanation().text(Explanation.Sight.REDACTED)
                + (header.isEmpty() ? "" : "header   " + header + "\n");
    }

    /** What its caller meets, if it is taken. */
    public Doorplate doorplate() {
        if (!(decision instanceof Decision.Taken taken)) {
            throw new IllegalStateException("nobody meets anything behind " + decision);
        }
        return Doorplate.of(taken, room instanceof RoomHeader.Trusted(RoomId named) ? named : null);
    }

    /** What we can do on its trunk. */
    public PhoneCapabilities capabilities() {
        if (trunk == null) {
            throw new IllegalStateException("no trunk, no codecs");
        }
        return new TrunkHabits(trunk).capabilities();
    }

    /** One number, however it was dialled; anonymous where it is none. */
    public PhoneNumber called() {
        return number(decision instanceof Decision.Taken taken ? taken.number() : call.called());
    }

    /** As the trunk's country reads it, so that who calls by the same trunk is the same caller. */
    public PhoneNumber caller() {
        TrunkName name = trunk == null ? null : trunk.name();
        return number(
                name == null
                        ? call.caller()
                        : Numbering.read(call.caller(), plan.plan().countryOf(name))
                                .number());
    }

    private static PhoneNumber number(String said) {
        return PhoneNumber.parse(said) instanceof Reading.Parsed<PhoneNumber>(PhoneNumber number)
                ? number
                : PhoneNumber.ANONYMOUS;
    }

    /** Why the call is not taken; empty where it is. {@code id} is what an admin asks by. */
    public Optional<CallFailure> failure(CallId id) {
        return switch (decision) {
            case Decision.Refused refused ->
                Optional.of(new CallFailure.RefusedByPlan(
                        refused.sipStatus(),
                        refused.cause().name().toLowerCase(Locale.ROOT),
                        refused.cause().words() + "; call " + id.text()));
            case Decision.Taken _
            when trunk != null && trunk.srtp() == SrtpPolicy.REQUIRE ->
                // Never in clear where the plan forbids it.
                Optional.of(new CallFailure.NotAcceptableHere(
                        "this trunk requires encrypted media, which is not spoken yet; call " + id.text()));
            case Decision.Taken _, Decision.Unanswered _ -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return "Ruling[" + revision() + ", " + decision + "]";
    }
}
