package org.parlour.sip.call;

import java.net.InetSocketAddress;
import java.util.List;
import org.parlour.sip.trunk.Sources;

/**
 * Where telephones come in.
 *
 * @param listen for SIP, each on UDP and TCP
 * @param sources who is known
 * @param firstPort the lowest port of their sound
 * @param lastPort the highest
 */
public record Wires(List<InetSocketAddress> listen, Sources sources, int firstPort, int lastPort) {
    public Wires {
        listen = List.copyOf(listen);
    }
}
