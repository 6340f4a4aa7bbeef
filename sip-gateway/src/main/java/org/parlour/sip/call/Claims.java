package org.parlour.sip.call;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.sip.jain.Source;
import org.parlour.sip.reach.ReachNews;
import org.parlour.sip.trunk.Sources;
import org.parlour.wire.call.TrunkName;

/**
 * Whose an address is, by the plan of this moment; whose Contact was called, and who answers a registration; and who is
 * heard by the plans with which running calls began, for them alone. There are as many of those as revisions that calls
 * outlive.
 */
final class Claims implements Sources, ReachNews {
    private final Supplier<PlanInForce> plans;

    /** Written under this object's lock, read without it: for every datagram. */
    private volatile List<Held> held = List.of();

    private volatile Map<InetAddress, TrunkName> servers = Map.of();
    private volatile Function<String, Optional<TrunkName>> contacts = _ -> Optional.empty();

    /**
     * Calls of one trunk that began with one plan, which is known by being the same, not by saying the same.
     *
     * @param contact the user of our Contact that they were sent to; empty where their address said whose they are
     */
    private record Held(PlanInForce plan, TrunkName trunk, InetAddress peer, String contact, int calls) {
        boolean is(Held other) {
            return isOf(other.plan)
                    && trunk.equals(other.trunk)
                    && peer.equals(other.peer)
                    && contact.equals(other.contact);
        }

        boolean isOf(PlanInForce other) {
            return plan.explainer() == other.explainer();
        }

        Held with(int more) {
            return new Held(plan, trunk, peer, contact, calls + more);
        }

        /** From all addresses of its trunk, and from where the call came, whatever the plan says of it. */
        boolean isHeardFrom(InetAddress address, PlanInForce now) {
            return peer.equals(address)
                    || (!isOf(now)
                            && plan.explainer()
                                    .trunkOf(address)
                                    .filter(trunk::equals)
                                    .isPresent());
        }
    }

    Claims(Supplier<PlanInForce> plans) {
        this.plans = plans;
    }

    /** By which calls that begin now are decided. */
    PlanInForce now() {
        return plans.get();
    }

    /** Who knows the users of our Contacts. */
    void contacts(Function<String, Optional<TrunkName>> known) {
        contacts = known;
    }

    /** Whether the trunk's plan names them or not. */
    @Override
    public synchronized void talksWith(TrunkName trunk, Set<InetAddress> addresses) {
        Map<InetAddress, TrunkName> next = new HashMap<>(servers);
        next.values().removeIf(trunk::equals);
        addresses.forEach(address -> next.putIfAbsent(address, trunk));
        servers = Map.copyOf(next);
    }

    @Override
    public Optional<TrunkName> trunkOf(InetAddress address) {
        PlanInForce now = now();
        return now.explainer().trunkOf(address).or(() -> server(address, now));
    }

    /** A trunk that has gone from the plan has no servers any more. */
    private Optional<TrunkName> server(InetAddress address, PlanInForce now) {
        return Optional.ofNullable(servers.get(address))
                .filter(name -> now.plan().trunk(name).isPresent());
    }

    @Override
    public Optional<TrunkName> trunkOfContact(String user) {
        Optional<TrunkName> registered = contacts.apply(user);
        return registered.isPresent() ? registered : trunkOfHeldContact(user.toLowerCase(Locale.ROOT));
    }

    /** A call goes on when its registration is gone. */
    private Optional<TrunkName> trunkOfHeldContact(String user) {
        for (Held each : held) {
            if (!user.isEmpty() && each.contact.equals(user)) {
                return Optional.of(each.trunk);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<TrunkName> trunkOfCalls(InetAddress address) {
        PlanInForce now = now();
        for (Held each : held) {
            if (each.isHeardFrom(address, now)) {
                return Optional.of(each.trunk);
            }
        }
        return Optional.empty();
    }

    /** How a call came, as a plan asks it. */
    static Origin origin(PlanInForce plan, Source source) {
        InetAddress from = source.peer().getAddress();
        return !source.isByContact() && plan.explainer().trunkOf(from).isPresent()
                ? new Origin.Source(from)
                : new Origin.Trunk(source.trunk());
    }

    /** A call begins; its trunk is heard until {@link #release}. */
    void hold(PlanInForce plan, Source source) {
        count(held(plan, source), 1);
    }

    void release(PlanInForce plan, Source source) {
        count(held(plan, source), -1);
    }

    private static Held held(PlanInForce plan, Source source) {
        return new Held(
                plan, source.trunk(), source.peer().getAddress(), source.user().toLowerCase(Locale.ROOT), 0);
    }

    private synchronized void count(Held call, int more) {
        List<Held> counted = new ArrayList<>();
        Held all = call.with(more);
        for (Held each : held) {
            if (each.is(call)) {
                all = all.with(each.calls);
            } else {
                counted.add(each);
            }
        }
        if (all.calls > 0) {
            counted.add(all);
        }
        held = List.copyOf(counted);
    }
}
