package org.parlour.sip.call;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.sip.trunk.Sources;
import org.parlour.wire.call.TrunkName;

/**
 * Whose an address is, by the plan of this moment; and by the plans with which running calls began, for them alone. There
 * are as many of those as revisions that calls outlive.
 */
final class Claims implements Sources {
    private final Supplier<PlanInForce> plans;

    /** Written under this object's lock, read without it: for every datagram. */
    private volatile List<Held> held = List.of();

    /** Calls of one trunk that began with one plan, which is known by being the same, not by saying the same. */
    private record Held(PlanInForce plan, TrunkName trunk, int calls) {
        boolean is(PlanInForce other, TrunkName name) {
            return isOf(other) && trunk.equals(name);
        }

        boolean isOf(PlanInForce other) {
            return plan.explainer() == other.explainer();
        }
    }

    Claims(Supplier<PlanInForce> plans) {
        this.plans = plans;
    }

    /** By which calls that begin now are decided. */
    PlanInForce now() {
        return plans.get();
    }

    @Override
    public Optional<TrunkName> trunkOf(InetAddress address) {
        return now().explainer().trunkOf(address);
    }

    @Override
    public Optional<TrunkName> trunkOfCalls(InetAddress address) {
        PlanInForce now = now();
        for (Held each : held) {
            if (!each.isOf(now)
                    && each.plan
                            .explainer()
                            .trunkOf(address)
                            .filter(each.trunk::equals)
                            .isPresent()) {
                return Optional.of(each.trunk);
            }
        }
        return Optional.empty();
    }

    /** A call begins; its trunk is heard until {@link #release}. */
    void hold(PlanInForce plan, TrunkName trunk) {
        count(plan, trunk, 1);
    }

    void release(PlanInForce plan, TrunkName trunk) {
        count(plan, trunk, -1);
    }

    private synchronized void count(PlanInForce plan, TrunkName trunk, int more) {
        List<Held> counted = new ArrayList<>();
        int calls = more;
        for (Held each : held) {
            if (each.is(plan, trunk)) {
                calls += each.calls;
            } else {
                counted.add(each);
            }
        }
        if (calls > 0) {
            counted.add(new Held(plan, trunk, calls));
        }
        held = List.copyOf(counted);
    }
}
