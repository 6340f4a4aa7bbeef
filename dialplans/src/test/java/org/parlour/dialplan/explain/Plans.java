package org.parlour.dialplan.explain;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.wire.call.TrunkName;

/** Plans and calls for tests. */
final class Plans {
    /** A Monday, 09:30 in Berlin. */
    static final Instant MONDAY = Instant.parse("2026-11-23T08:30:00Z");

    private Plans() {}

    static Plan of(String text) {
        Checked checked = PlanCheck.check(List.of(new PlanText("plan.yaml", text)), Surroundings.UNKNOWN);
        if (checked instanceof Checked.Sound sound) {
            return sound.plan();
        }
        throw new AssertionError(String.join(
                "\n", checked.findings().stream().map(Object::toString).toList()));
    }

    static IncomingCall byTrunk(String trunk, String called, String caller) {
        return new IncomingCall(called, caller, new Origin.Trunk(new TrunkName(trunk)), MONDAY);
    }

    static IncomingCall from(String address, String called) {
        return new IncomingCall(called, "", new Origin.Source(InetAddress.ofLiteral(address)), MONDAY);
    }
}
