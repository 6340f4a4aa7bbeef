package org.parlour.sip.reach;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.parlour.dialplan.plan.SipServer;
import org.parlour.dialplan.plan.Transport;
import org.parlour.wire.call.Reading;

/** Where a server is (RFC 3263). */
@FunctionalInterface
public interface Whereabouts {
    /**
     * One address to try.
     *
     * @param priority the lowest is tried first (RFC 2782)
     * @param weight how often, among those of one priority
     */
    record Found(InetSocketAddress address, Transport transport, int priority, int weight) {}

    /**
     * Tells once, at once or later, from any thread; a reason is one that follows "the provider is nowhere:". Never waits
     * on the caller's thread.
     */
    void find(SipServer server, Transport transport, Consumer<Reading<List<Found>>> told);

    /** Knows who is named by an address, and nobody else. */
    static Whereabouts ofAddresses() {
        return (server, transport, told) -> {
            Optional<InetAddress> address = server.address();
            told.accept(
                    address.isPresent()
                            ? new Reading.Parsed<>(List.of(new Found(
                                    new InetSocketAddress(address.get(), port(server, transport)), transport, 0, 0)))
                            : new Reading.Malformed<>("names are not looked up"));
        };
    }

    /** RFC 3261 section 19.1.2: where nobody says otherwise. */
    static int port(SipServer server, Transport transport) {
        return server.port() > 0 ? server.port() : transport == Transport.TLS ? 5061 : 5060;
    }
}
