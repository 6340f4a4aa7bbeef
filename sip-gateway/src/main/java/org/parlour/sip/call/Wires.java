package org.parlour.sip.call;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.sip.reach.ReachNews;
import org.parlour.sip.reach.Registrations;

/**
 * Where telephones come in.
 *
 * @param listen for SIP, each on UDP and TCP
 * @param plans by which calls that begin now are decided; asked for every datagram
 * @param registrations of the trunks of those plans, made for whoever hears their news
 * @param firstPort the lowest port of their sound
 * @param lastPort the highest
 */
public record Wires(
        List<InetSocketAddress> listen,
        Supplier<PlanInForce> plans,
        Function<ReachNews, Registrations> registrations,
        int firstPort,
        int lastPort) {
    public Wires {
        listen = List.copyOf(listen);
    }
}
