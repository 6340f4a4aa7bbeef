package org.parlour.sip.trunk;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parlour.wire.call.TrunkName;

/**
 * Which trunk an address belongs to. The most specific range wins: a trunk that names 127.0.0.5 takes it from {@code
 * local}. Between equals the one that came first. Who belongs to none gets no answer.
 */
public record Sources(List<Claim> claims) {
    /** One trunk's word that whoever sends from there is it. */
    public record Claim(TrunkName trunk, AddressRange range) {}

    public static final Sources NONE = new Sources(List.of());

    /** What a first run has: this machine, by the trunk {@code local}. */
    public static final Sources LOCAL = NONE.with(TrunkName.LOCAL, InetAddress.ofLiteral("127.0.0.0"), 8)
            .with(TrunkName.LOCAL, InetAddress.ofLiteral("::1"), 128);

    public Sources {
        claims = claims.stream()
                .sorted(Comparator.comparingInt((Claim claim) -> claim.range().prefixBits())
                        .reversed())
                .toList();
    }

    public Sources with(TrunkName trunk, AddressRange range) {
        return new Sources(Stream.concat(claims.stream(), Stream.of(new Claim(trunk, range)))
                .toList());
    }

    private Sources with(TrunkName trunk, InetAddress first, int prefixBits) {
        return with(trunk, new AddressRange(first, prefixBits));
    }

    public Sources without(TrunkName trunk) {
        return new Sources(
                claims.stream().filter(claim -> !claim.trunk().equals(trunk)).toList());
    }

    public Optional<TrunkName> trunkOf(InetAddress address) {
        for (Claim claim : claims) {
            if (claim.range().contains(address)) {
                return Optional.of(claim.trunk());
            }
        }
        return Optional.empty();
    }
}
