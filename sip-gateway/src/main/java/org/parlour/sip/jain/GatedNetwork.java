package org.parlour.sip.jain;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The sockets of the stack, all of them ours: what may not come in is dropped there, before it is parsed. */
final class GatedNetwork implements NetworkLayer {
    private final Gate gate;
    private final Connections connections;
    private final Map<InetSocketAddress, GatedDatagramSocket> datagrams = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, GatedServerSocket> servers = new ConcurrentHashMap<>();

    GatedNetwork(Gate gate, Connections connections) {
        this.gate = gate;
        this.connections = connections;
    }

    /** Binds a socket that the stack will ask for: so a taken port is met where it can be told. */
    GatedDatagramSocket prepareDatagrams(InetSocketAddress local) throws SocketException {
        GatedDatagramSocket socket = new GatedDatagramSocket(local, gate);
        datagrams.put(bound(socket.getLocalAddress(), socket.getLocalPort()), socket);
        return socket;
    }

    GatedServerSocket prepareConnections(InetSocketAddress local) throws IOException {
        GatedServerSocket socket = new GatedServerSocket(local, gate, connections);
        servers.put(bound(socket.getInetAddress(), socket.getLocalPort()), socket);
        return socket;
    }

    /** One that was prepared in vain. */
    void discard(GatedServerSocket socket) throws IOException {
        servers.values().remove(socket);
        socket.close();
    }

    private static InetSocketAddress bound(InetAddress address, int port) {
        return new InetSocketAddress(address, port);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        ServerSocket prepared = servers.remove(bound(address, port));
        if (prepared == null) {
            throw new IOException("nobody prepared to listen there");
        }
        return prepared;
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket(address, port, null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress from) throws IOException {
        return GatedSocket.connected(new InetSocketAddress(address, port), from, gate, connections);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress from, int fromPort)
            throws IOException {
        return createSocket(address, port, from);
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        throw new SocketException("datagrams leave by the sockets they come in by");
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        DatagramSocket prepared = datagrams.remove(bound(address, port));
        if (prepared == null) {
            throw new SocketException("nobody prepared to listen there");
        }
        return prepared;
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        throw new IOException("TLS is not spoken here");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        throw new IOException("TLS is not spoken here");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress from) throws IOException {
        throw new IOException("TLS is not spoken here");
    }

    @Override
    public void setSipStack(SipStackImpl stack) {}
}
