package org.parlour.sfu.gate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Candidate;

/** Our addresses as a browser ranks them: UDP before TCP, what reaches far before this machine's own loop. */
final class Candidates {
    // RFC 8445 section 5.1.2.2: host candidates; those by TCP come after every one by UDP.
    private static final long UDP_HOST = 126;
    private static final long TCP_HOST = 90;
    private static final int HIGHEST_PREFERENCE = 65_535;
    // RFC 6544 section 4.2: of TCP's kinds, passive is the second.
    private static final int PASSIVE = 2 << 13;
    private static final int LOOPBACK_BEHIND = 1_000;

    private final List<Candidate> all = new ArrayList<>();
    private int place;

    void udp(InetSocketAddress at) {
        all.add(Candidate.udpHost(
                place + 1, priority(UDP_HOST, HIGHEST_PREFERENCE - rank(at)), host(at.getAddress()), at.getPort()));
        place++;
    }

    void tcp(InetSocketAddress at) {
        all.add(Candidate.tcpHost(
                place + 1, priority(TCP_HOST, PASSIVE + 8_191 - rank(at)), host(at.getAddress()), at.getPort()));
        place++;
    }

    private int rank(InetSocketAddress at) {
        return place + (at.getAddress().isLoopbackAddress() ? LOOPBACK_BEHIND : 0);
    }

    // RFC 8445 section 5.1.2.1, for the one component that RTP and RTCP share.
    private static long priority(long type, long local) {
        return (type << 24) + (local << 8) + 255;
    }

    private static String host(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /** The same ports, as they are known behind a translator. */
    void outside(@Nullable InetAddress address, int udpPort, int tcpPort) {
        if (address != null) {
            udp(new InetSocketAddress(address, udpPort));
            tcp(new InetSocketAddress(address, tcpPort));
        }
    }

    List<Candidate> all() {
        return List.copyOf(all);
    }
}
