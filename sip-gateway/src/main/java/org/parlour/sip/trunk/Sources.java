package org.parlour.sip.trunk;

import java.net.InetAddress;
import java.util.Optional;
import org.parlour.wire.call.TrunkName;

/**
 * Which trunk an address belongs to, at this moment. Asked for every datagram by every thread, so it answers at once. Who
 * belongs to none gets no answer.
 */
public interface Sources {
    Optional<TrunkName> trunkOf(InetAddress address);

    /** Whose registration has a Contact of this user: what is sent to it is theirs, wherever it comes from. */
    default Optional<TrunkName> trunkOfContact(String user) {
        return Optional.empty();
    }

    /** Who is still heard within the calls that are there, though no trunk claims the address any more. */
    default Optional<TrunkName> trunkOfCalls(InetAddress address) {
        return Optional.empty();
    }
}
