package org.parlour.dialplan.explain;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.parlour.dialplan.plan.Plan;

/**
 * What new calls are decided by. A call that has begun keeps the one it began with, whatever becomes the next.
 *
 * @param revision the number of the revision; 0 before the first
 */
public record PlanInForce(long revision, Plan plan, Explainer explainer) {
    /** {@code addresses} are those of the hosts that the plan names, as far as they are known. */
    public static PlanInForce of(long revision, Plan plan, Map<String, List<InetAddress>> addresses) {
        return new PlanInForce(revision, plan, new Explainer(plan, addresses));
    }

    @Override
    public String toString() {
        return "PlanInForce[" + revision + "]";
    }
}
