package org.parlour.sfu.ice;

import java.net.InetSocketAddress;
import org.parlour.wire.stun.TransportAddress;

/**
 * One way to a peer: from one of our sockets, or over one TCP connection, to one of its addresses.
 *
 * @param gate the number by which the owner of the sockets knows that socket or connection
 */
public record Path(int gate, InetSocketAddress remote) {
    TransportAddress source() {
        return TransportAddress.of(remote.getAddress(), remote.getPort());
    }

    /** No address: it is a person's. */
    @Override
    public String toString() {
        return "Path[gate " + gate + "]";
    }
}
