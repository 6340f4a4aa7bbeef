package org.parlour.sip.jain;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.parlour.sip.trunk.Sources;
import org.parlour.wire.call.TrunkName;

/** This machine by the trunk {@code local}, and whom a test names; until they go. */
final class KnownSources implements Sources {
    private final ConcurrentMap<InetAddress, TrunkName> named = new ConcurrentHashMap<>();
    private final ConcurrentMap<InetAddress, TrunkName> ofCalls = new ConcurrentHashMap<>();
    volatile boolean knowsThisMachine = true;

    KnownSources with(InetAddress address, String trunk) {
        named.put(address, new TrunkName(trunk));
        return this;
    }

    /** Only a call of theirs is left. */
    void leaveTheCallsOf(InetAddress address) {
        ofCalls.put(address, TrunkName.LOCAL);
        knowsThisMachine = false;
    }

    @Override
    public Optional<TrunkName> trunkOf(InetAddress address) {
        return Optional.ofNullable(named.get(address))
                .or(() -> knowsThisMachine && address.isLoopbackAddress()
                        ? Optional.of(TrunkName.LOCAL)
                        : Optional.empty());
    }

    @Override
    public Optional<TrunkName> trunkOfCalls(InetAddress address) {
        return Optional.ofNullable(ofCalls.get(address));
    }
}
