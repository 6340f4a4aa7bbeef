package org.parlour.wire.sdp.phone;

import org.parlour.wire.sdp.Flag;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.RtcpPort;
import org.parlour.wire.sdp.SessionDescription;

/** Where the peer wants its packets. A name stays a name: whoever sends looks it up. */
public record RemoteEndpoint(
        NetworkAddress address, int port, NetworkAddress rtcpAddress, int rtcpPort, boolean rtcpMuxed) {
    private static final int HIGHEST_PORT = 65_535;

    /** RTCP goes with RTP when both say rtcp-mux, where a=rtcp says (RFC 3605), or to the next port. */
    static RemoteEndpoint of(
            SessionDescription session, MediaDescription line, NetworkAddress address, boolean weMultiplex) {
        int port = line.port();
        if (weMultiplex && session.hasFor(Flag.RTCP_MUX, line)) {
            return new RemoteEndpoint(address, port, address, port, true);
        }
        return line.first(RtcpPort.class)
                .filter(rtcp -> rtcp.port() > 0)
                .map(rtcp -> new RemoteEndpoint(
                        address, port, rtcp.address() == null ? address : rtcp.address(), rtcp.port(), false))
                .orElseGet(() -> new RemoteEndpoint(address, port, address, Math.min(port + 1, HIGHEST_PORT), false));
    }
}
