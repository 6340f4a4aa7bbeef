package org.parlour.conference.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a request was made on this machine, by somebody who asked for this machine.
 *
 * <p>Three things have to hold. The peer's own address is a loopback one: no proxy's word is taken.
 * No header says that it was passed on: a reverse proxy on this machine speaks for strangers. And the
 * Host is a local name: a page of a stranger whose DNS name was turned to 127.0.0.1 sends its own
 * (DNS rebinding).
 */
final class LocalPeer {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    // RFC 7239, RFC 9110 7.6.3, and what proxies sent before there was an RFC.
    private static final Set<String> PASSED_ON =
            Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip");

    private LocalPeer() {}

    static boolean isLocal(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && LOCAL_NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && !wasPassedOn(request.getHeaderNames());
    }

    private static boolean wasPassedOn(Enumeration<String> headerNames) {
        return Collections.list(headerNames).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("x-forwarded-") || PASSED_ON.contains(name));
    }
}
