package org.parlour.sip.jain;

import gov.nist.javax.sip.SipProviderImpl;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TooManyListenersException;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipListener;
import org.jspecify.annotations.Nullable;

/** Our addresses, each for datagrams and for connections, opened and closed while the stack runs. */
final class ListeningPoints {
    private static final int MOST_PORTS_TRIED = 20;

    private record Sockets(GatedDatagramSocket datagrams, GatedServerSocket connections) {
        boolean areOpen() {
            return !datagrams.isClosed() && !connections.isClosed();
        }
    }

    private record Point(SipProviderImpl provider, ListeningPoint udp, ListeningPoint tcp, Sockets sockets) {}

    private final Stack stack;
    private final GatedNetwork network;
    private final Connections connections;
    private final SipListener listener;
    private final Map<InetSocketAddress, Point> points = new LinkedHashMap<>();
    // The stack stops when its last provider goes, and takes a second for it. So they stay, and are used again.
    private final Deque<SipProviderImpl> idle = new ArrayDeque<>();

    ListeningPoints(Stack stack, GatedNetwork network, Connections connections, SipListener listener) {
        this.stack = stack;
        this.network = network;
        this.connections = connections;
        this.listener = listener;
    }

    synchronized @Nullable SipProviderImpl at(InetSocketAddress local) {
        Point point = points.get(local);
        return point == null ? null : point.provider;
    }

    synchronized @Nullable GatedDatagramSocket datagramsAt(InetSocketAddress local) {
        Point point = points.get(local);
        return point == null ? null : point.sockets.datagrams;
    }

    synchronized List<InetSocketAddress> all() {
        return List.copyOf(points.keySet());
    }

    /** Where both sockets still hear: one that broke is closed. */
    synchronized List<InetSocketAddress> hearing() {
        return points.entrySet().stream()
                .filter(point -> point.getValue().sockets.areOpen())
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized InetSocketAddress open(InetSocketAddress wanted) throws IOException {
        if (points.containsKey(wanted)) {
            return wanted;
        }
        Sockets sockets = bind(wanted);
        InetSocketAddress local = new InetSocketAddress(wanted.getAddress(), sockets.connections.getLocalPort());
        try {
            String host = Wording.literal(local.getAddress());
            ListeningPoint tcp = stack.createListeningPoint(host, local.getPort(), "tcp");
            ListeningPoint udp = stack.createListeningPoint(host, local.getPort(), "udp");
            points.put(local, new Point(provider(udp, tcp), udp, tcp, sockets));
            return local;
        } catch (SipException | InvalidArgumentException | TooManyListenersException refused) {
            throw new IOException("the SIP stack does not listen at " + Wording.hostPort(local), refused);
        }
    }

    private SipProviderImpl provider(ListeningPoint udp, ListeningPoint tcp)
            throws SipException, TooManyListenersException {
        SipProviderImpl provider = idle.poll();
        if (provider == null) {
            if (!(stack.createSipProvider(udp) instanceof SipProviderImpl created)) {
                throw new SipException("a provider of another stack");
            }
            provider = created;
            provider.addSipListener(listener);
        } else {
            provider.setListeningPoint(udp);
        }
        provider.addListeningPoint(tcp);
        return provider;
    }

    /** Both sockets, before the stack asks for them; port 0 stands for one that is free for both. */
    private Sockets bind(InetSocketAddress wanted) throws IOException {
        for (int i = 0; ; i++) {
            try (Bound tcp = new Bound(network.prepareConnections(wanted))) {
                InetSocketAddress local = new InetSocketAddress(wanted.getAddress(), tcp.socket.getLocalPort());
                GatedDatagramSocket udp = network.prepareDatagrams(local);
                tcp.keep();
                return new Sockets(udp, tcp.socket);
            } catch (SocketException taken) {
                if (wanted.getPort() != 0 || i == MOST_PORTS_TRIED) {
                    IOException told = new BindException("SIP cannot listen at " + Wording.hostPort(wanted)
                            + ": the port is taken, or the address is not of this machine");
                    told.initCause(taken);
                    throw told;
                }
            }
        }
    }

    /** Closed again unless its twin could be bound too. */
    private final class Bound implements AutoCloseable {
        private final GatedServerSocket socket;
        private boolean kept;

        Bound(GatedServerSocket socket) {
            this.socket = socket;
        }

        void keep() {
            kept = true;
        }

        @Override
        public void close() throws IOException {
            if (!kept) {
                network.discard(socket);
            }
        }
    }

    synchronized void close(InetSocketAddress local) {
        Point point = points.remove(local);
        if (point == null) {
            return;
        }
        delete(point.udp);
        delete(point.tcp);
        connections.close(socket -> local.equals(socket.getLocalSocketAddress()));
        point.sockets.datagrams.awaitRelease();
        point.sockets.connections.awaitRelease();
        idle.add(point.provider);
    }

    private void delete(ListeningPoint point) {
        try {
            stack.deleteListeningPoint(point);
        } catch (SipException gone) {
            throw new IllegalStateException("a listening point that cannot be closed", gone);
        }
    }
}
