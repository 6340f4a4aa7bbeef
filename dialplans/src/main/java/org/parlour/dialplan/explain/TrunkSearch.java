package org.parlour.dialplan.explain;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.plan.AddressRange;
import org.parlour.dialplan.plan.Peer;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.SipServer;
import org.parlour.dialplan.plan.Trunk;
import org.parlour.wire.call.TrunkName;

/**
 * Finds whose call it is. The most specific range wins: a trunk that names 127.0.0.5 takes it from {@code local}. Between
 * equals the one that stands first.
 */
final class TrunkSearch {
    private final Plan plan;
    private final List<Claim> claims;

    /** {@code shown} is as the plan writes it, with its address where that was looked up. */
    private record Claim(Trunk trunk, AddressRange range, String shown) {}

    TrunkSearch(Plan plan, Map<String, List<InetAddress>> addresses) {
        this.plan = plan;
        this.claims = plan.trunks().stream()
                .flatMap(trunk -> claims(trunk, addresses))
                .sorted(Comparator.comparingInt((Claim claim) -> claim.range().prefixBits())
                        .reversed())
                .toList();
    }

    private static Stream<Claim> claims(Trunk trunk, Map<String, List<InetAddress>> addresses) {
        List<Claim> claims = new ArrayList<>();
        for (Peer peer : trunk.peers()) {
            switch (peer) {
                case Peer.Range(AddressRange range) -> claims.add(new Claim(trunk, range, range.toString()));
                case Peer.Host(SipServer server) -> claims.addAll(ofServer(trunk, server, addresses));
            }
        }
        if (trunk.registration() != null) {
            claims.addAll(ofServer(trunk, trunk.registration().registrar(), addresses));
        }
        return claims.stream();
    }

    private static List<Claim> ofServer(Trunk trunk, SipServer server, Map<String, List<InetAddress>> addresses) {
        return Stream.concat(server.address().stream(), addresses.getOrDefault(server.host(), List.of()).stream())
                .map(address -> new Claim(
                        trunk,
                        new AddressRange(address, address.getAddress().length * Byte.SIZE),
                        server.host() + " at " + address.getHostAddress()))
                .toList();
    }

    Optional<TrunkName> trunkOf(Origin origin, Consumer<Step> steps) {
        return switch (origin) {
            case Origin.Trunk(TrunkName name) -> {
                boolean known = plan.origins().contains(name);
                steps.accept(new Step.TrunkGiven(name, known));
                yield known ? Optional.of(name) : Optional.empty();
            }
            case Origin.Source(InetAddress address) -> bySource(address, steps);
        };
    }

    /** Whose an address is; asked for every datagram, so nothing is told. */
    Optional<TrunkName> trunkOf(InetAddress address) {
        return Optional.ofNullable(claimOf(address)).map(claim -> claim.trunk().name());
    }

    private @Nullable Claim claimOf(InetAddress address) {
        for (Claim claim : claims) {
            if (claim.range().contains(address)) {
                return claim;
            }
        }
        return null;
    }

    private Optional<TrunkName> bySource(InetAddress address, Consumer<Step> steps) {
        Claim won = claimOf(address);
        for (Trunk trunk : plan.trunks()) {
            List<Claim> own = claims.stream()
                    .filter(claim -> claim.trunk().name().equals(trunk.name()))
                    .toList();
            String matched = own.stream()
                    .filter(claim -> claim.range().contains(address))
                    .map(Claim::shown)
                    .findFirst()
                    .orElse(null);
            boolean wins = won != null && won.trunk().name().equals(trunk.name());
            List<String> shown = own.isEmpty()
                    ? trunk.peers().stream()
                            .map(peer -> peer + ", not looked up")
                            .toList()
                    : own.stream().map(Claim::shown).toList();
            steps.accept(new Step.TrunkLooked(trunk.name(), trunk.place(), shown, matched, wins));
        }
        return Optional.ofNullable(won).map(claim -> claim.trunk().name());
    }
}
