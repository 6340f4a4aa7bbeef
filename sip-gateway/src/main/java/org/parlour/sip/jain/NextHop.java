package org.parlour.sip.jain;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sip.address.Hop;
import javax.sip.address.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a request of ours goes (RFC 3261 section 8.1.2): to the first Route, else to its target.
 *
 * <p>Addresses and {@code localhost} are understood. A name is not looked up: the request goes back to where the call
 * came from, which is the proxy or phone that knows it.
 */
final class NextHop {
    private static final int DEFAULT_PORT = 5060;
    // Java would also take 100 for an address.
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}([.]\\d{1,3}){3}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    private NextHop() {}

    static Hop of(SIPRequest request, Source way, Connections connections) {
        URI uri = request.getRouteHeaders() == null
                ? request.getRequestURI()
                : request.getRouteHeaders().getFirst() instanceof javax.sip.header.RouteHeader route
                        ? route.getAddress().getURI()
                        : request.getRequestURI();
        if (!(uri instanceof SipUri target)) {
            return hop(way.peer(), way.transport());
        }
        Transport transport = transport(target, way);
        InetAddress address = address(target.getHost()).orElse(null);
        if (address == null || isKeptConnection(address, transport, way, connections)) {
            return hop(way.peer(), address == null ? way.transport() : transport);
        }
        int port = target.getPort() > 0 ? target.getPort() : DEFAULT_PORT;
        return hop(new InetSocketAddress(address, port), transport);
    }

    private static Transport transport(SipUri target, Source way) {
        String named = target.getTransportParam();
        if (named == null) {
            return way.transport();
        }
        return Transport.TCP.is(named) ? Transport.TCP : Transport.UDP;
    }

    /** A phone that called by TCP seldom listens: as long as its connection lives, it is reached by that. */
    private static boolean isKeptConnection(
            @Nullable InetAddress target, Transport transport, Source way, Connections connections) {
        return transport == Transport.TCP
                && way.transport() == Transport.TCP
                && way.peer().getAddress().equals(target)
                && connections.isOpenTo(way.peer());
    }

    private static Optional<InetAddress> address(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        if (!ADDRESS.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host.replace("[", "").replace("]", "")));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static Hop hop(InetSocketAddress address, Transport transport) {
        return new HopImpl(
                Wording.literal(address.getAddress()),
                address.getPort(),
                transport.name().toLowerCase(Locale.ROOT));
    }
}
