package org.parlour.sip.trunk;

import java.util.List;
import java.util.Map;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.Envelope;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.Party;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipUri;
import org.parlour.wire.call.TrunkName;

/** Plans as an admin writes them, and INVITEs, for tests. */
public final class WrittenPlans {
    private WrittenPlans() {}

    public static PlanInForce plan(long revision, String text) {
        List<PlanText> texts = text.isEmpty() ? List.of() : List.of(new PlanText("plan.yaml", text));
        Checked checked = PlanCheck.check(texts, Surroundings.UNKNOWN);
        if (checked instanceof Checked.Sound sound) {
            return PlanInForce.of(revision, sound.plan(), Map.of());
        }
        throw new AssertionError(String.join(
                "\n", checked.findings().stream().map(Object::toString).toList()));
    }

    public static TrunkHabits trunk(String text, String name) {
        return new TrunkHabits(plan(1, text).plan().trunk(new TrunkName(name)).orElseThrow());
    }

    /** From Alice's number to the one in the first line; To holds another. */
    public static SipRequest invite(String called, String caller, HeaderFields fields) {
        Party from = new Party(new SipAddress("\"Alice\" <sip:" + caller + "@192.0.2.10>"), "alice");
        Party to = new Party(new SipAddress("<sip:+493023125199@house.example;user=phone>"), null);
        return new SipRequest(
                new Envelope(from, to, "call", new CSeq(1, SipMethod.Known.INVITE)),
                new SipUri("sip:" + called + "@house.example"),
                SipRequest.MAX_FORWARDS,
                new SipAddress("<sip:alice@192.0.2.10>"),
                List.of(),
                List.of(),
                fields,
                null);
    }
}
