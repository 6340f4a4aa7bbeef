package org.parlour.sip.jain;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** How addresses are written in SIP. */
final class Wording {
    private Wording() {}

    static String host(InetAddress address) {
        String text = literal(address);
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    static String hostPort(InetSocketAddress address) {
        return host(address.getAddress()) + ":" + address.getPort();
    }

    /** Without the zone: it means nothing to others. */
    static String literal(InetAddress address) {
        return address.getHostAddress().split("%", 2)[0];
    }
}
