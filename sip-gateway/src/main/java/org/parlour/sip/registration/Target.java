package org.parlour.sip.registration;

import java.net.InetSocketAddress;
import org.parlour.dialplan.plan.Transport;

/**
 * A machine that can be asked, and the address of ours that faces it.
 *
 * @param priority the lowest is asked first (RFC 2782)
 * @param weight how often, among those of one priority
 */
public record Target(
        InetSocketAddress address, InetSocketAddress local, Transport transport, int priority, int weight) {
    boolean isAt(Target other) {
        return address.equals(other.address) && transport == other.transport;
    }
}
