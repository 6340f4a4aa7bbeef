package org.parlour.sip.reach;

import java.net.Inet6Address;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Peer;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.Registration;
import org.parlour.dialplan.plan.SipServer;
import org.parlour.dialplan.plan.Transport;
import org.parlour.dialplan.plan.Trunk;

/**
 * What a plan wants of a trunk, as far as it matters here. While it is the same, the trunk is not touched.
 *
 * @param peers machines; ranges of addresses are not asked whether they are there
 */
record Wish(
        Transport transport,
        @Nullable Registration registration,
        @Nullable SipServer proxy,
        List<SipServer> peers) {
    /** What the plan did not write is this machine itself, and nobody's question. */
    static Wish of(Trunk trunk) {
        List<Peer> peers = trunk.place().equals(Plan.BUILT_IN) ? List.of() : trunk.peers();
        List<SipServer> machines = peers.stream()
                .map(Wish::machine)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Wish wish = new Wish(trunk.transport(), trunk.registration(), trunk.outboundProxy(), machines);
        // Who has only a registrar is asked there: between two refreshes a NAT may have moved us.
        return peers.isEmpty()
                ? new Wish(
                        wish.transport,
                        wish.registration,
                        wish.proxy,
                        wish.asked().stream().toList())
                : wish;
    }

    private static Optional<SipServer> machine(Peer peer) {
        return switch (peer) {
            case Peer.Host(SipServer server) -> Optional.of(server);
            case Peer.Range(var range) -> {
                boolean alone = range.prefixBits() == range.first().getAddress().length * Byte.SIZE;
                String host = range.first() instanceof Inet6Address
                        ? "[" + range.first().getHostAddress() + "]"
                        : range.first().getHostAddress();
                yield alone ? Optional.of(new SipServer(host, 0)) : Optional.empty();
            }
        };
    }

    boolean isEmpty() {
        return registration == null && peers.isEmpty();
    }

    /** Who has to be found for the registration. */
    Optional<SipServer> asked() {
        return registration == null ? Optional.empty() : Optional.of(proxy == null ? registration.registrar() : proxy);
    }

    /** Whether the same binding is meant: then the old one is taken back before the new one is asked for. */
    boolean sharesBindingWith(Wish other) {
        return registration != null
                && other.registration != null
                && registration.registrar().equals(other.registration.registrar())
                && Objects.equals(registration.user(), other.registration.user());
    }

    @Override
    public String toString() {
        return "Wish[" + transport + "]";
    }
}
