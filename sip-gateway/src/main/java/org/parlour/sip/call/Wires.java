package org.parlour.sip.call;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.parlour.dialplan.explain.PlanInForce;

/**
 * Where telephones come in.
 *
 * @param listen for SIP, each on UDP and TCP
 * @param plans by which calls that begin now are decided; asked for every datagram
 * @param firstPort the lowest port of their sound
 * @param lastPort the highest
 */
public record Wires(List<InetSocketAddress> listen, Supplier<PlanInForce> plans, int firstPort, int lastPort) {
    public Wires {
        listen = List.copyOf(listen);
    }
}
