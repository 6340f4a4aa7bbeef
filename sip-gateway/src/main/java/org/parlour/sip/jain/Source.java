package org.parlour.sip.jain;

import java.net.InetSocketAddress;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.wire.call.TrunkName;

/**
 * Where a message came from, and by which of our addresses: the way back. Kept for a call, it is also the way on which
 * the call's own requests leave.
 */
public record Source(InetSocketAddress peer, InetSocketAddress local, Transport transport, TrunkName trunk) {
    /** What our Contact says to those who came this way. */
    public SipAddress contact() {
        String uri = "sip:" + Wording.hostPort(local);
        return new SipAddress("<" + uri + (transport == Transport.TCP ? ";transport=tcp" : "") + ">");
    }

    /** Without the peer's address: it belongs to a person. */
    @Override
    public String toString() {
        return transport + " at " + Wording.hostPort(local) + " from " + trunk;
    }
}
