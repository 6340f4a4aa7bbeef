package org.parlour.sip.jain;

import java.net.InetSocketAddress;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.wire.call.TrunkName;

/**
 * Where a message came from, and by which of our addresses: the way back. Kept for a call, it is also the way on which
 * the call's own requests leave.
 *
 * @param user of our Contact with the trunk's provider, which the message was sent to; empty where its address alone says
 *     whose it is
 */
public record Source(
        InetSocketAddress peer, InetSocketAddress local, Transport transport, TrunkName trunk, String user) {
    /** Whose address alone says whose it is. */
    public Source(InetSocketAddress peer, InetSocketAddress local, Transport transport, TrunkName trunk) {
        this(peer, local, transport, trunk, "");
    }

    /** Whether it belongs to its trunk wherever it came from. */
    public boolean isByContact() {
        return !user.isEmpty();
    }

    /** What our Contact says to those who came this way; what they send to it is known by it, from other addresses too. */
    public SipAddress contact() {
        String uri = "sip:" + (user.isEmpty() ? "" : user + "@") + Wording.hostPort(local);
        return new SipAddress("<" + uri + (transport == Transport.TCP ? ";transport=tcp" : "") + ">");
    }

    /** Without the peer's address: it belongs to a person. */
    @Override
    public String toString() {
        return transport + " at " + Wording.hostPort(local) + " from " + trunk;
    }
}
