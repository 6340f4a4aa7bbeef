package org.parlour.callers.ice4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.CandidateTcpType;
import org.ice4j.ice.Component;
import org.ice4j.ice.HostCandidate;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.harvest.AbstractCandidateHarvester;
import org.ice4j.socket.IceTcpSocketWrapper;
import org.ice4j.socket.IceUdpSocketWrapper;
import org.ice4j.socket.MultiplexingDatagramSocket;
import org.ice4j.socket.MultiplexingSocket;
import org.jspecify.annotations.Nullable;

/**
 * One host candidate on loopback, which ice4j's own harvester leaves out: by UDP, or by TCP that is connected already,
 * since ice4j only ever listens.
 */
final class LoopbackHarvester extends AbstractCandidateHarvester {
    private final @Nullable InetSocketAddress connectTo;

    private LoopbackHarvester(@Nullable InetSocketAddress connectTo) {
        this.connectTo = connectTo;
    }

    static LoopbackHarvester udp() {
        return new LoopbackHarvester(null);
    }

    /** RFC 6544 section 4.1: who is active connects. */
    static LoopbackHarvester tcp(InetSocketAddress connectTo) {
        return new LoopbackHarvester(connectTo);
    }

    @Override
    public Collection<LocalCandidate> harvest(Component component) {
        try {
            HostCandidate candidate = candidate(component);
            component.addLocalCandidate(candidate);
            return new HashSet<>(Set.of(candidate));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private HostCandidate candidate(Component component) throws IOException {
        InetSocketAddress remote = connectTo;
        if (remote == null) {
            DatagramSocket socket = new MultiplexingDatagramSocket(
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
            IceUdpSocketWrapper wrapper = new IceUdpSocketWrapper(socket);
            HostCandidate candidate = new HostCandidate(wrapper, component, Transport.UDP);
            component.getParentStream().getParentAgent().getStunStack().addSocket(wrapper);
            return candidate;
        }
        Socket socket = new MultiplexingSocket(new Socket(remote.getAddress(), remote.getPort()));
        IceTcpSocketWrapper wrapper = new IceTcpSocketWrapper(socket);
        HostCandidate candidate = new HostCandidate(wrapper, component, Transport.TCP);
        candidate.setTcpType(CandidateTcpType.ACTIVE);
        component
                .getParentStream()
                .getParentAgent()
                .getStunStack()
                .addSocket(wrapper, new TransportAddress(remote, Transport.TCP));
        return candidate;
    }

    @Override
    public boolean isHostHarvester() {
        return true;
    }
}
