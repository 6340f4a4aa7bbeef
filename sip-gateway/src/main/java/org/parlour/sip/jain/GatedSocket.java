package org.parlour.sip.jain;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/** A connection from which only whole messages are read. */
final class GatedSocket extends Socket {
    private static final int CONNECT_MILLIS = 4_000;

    private final Gate gate;
    private final Connections connections;
    private volatile @Nullable InputStream messages;

    private GatedSocket(Gate gate, Connections connections) {
        this.gate = gate;
        this.connections = connections;
    }

    private GatedSocket(@Nullable SocketImpl none, Gate gate, Connections connections) throws IOException {
        super(none);
        this.gate = gate;
        this.connections = connections;
    }

    /** One that a server socket will fill. */
    static GatedSocket accepting(Gate gate, Connections connections) throws IOException {
        return new GatedSocket(null, gate, connections);
    }

    static GatedSocket connected(InetSocketAddress peer, @Nullable InetAddress from, Gate gate, Connections connections)
            throws IOException {
        GatedSocket socket = new GatedSocket(gate, connections);
        try {
            if (from != null) {
                socket.bind(new InetSocketAddress(from, 0));
            }
            socket.connect(peer, CONNECT_MILLIS);
            socket.begin();
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    void begin() throws IOException {
        setTcpNoDelay(true);
        setKeepAlive(true);
        messages = new FrameStream(super.getInputStream(), this, gate);
        connections.add(this);
        if (isClosed()) {
            connections.remove(this);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream begun = messages;
        return begun == null ? super.getInputStream() : begun;
    }

    @Override
    public void close() throws IOException {
        connections.remove(this);
        super.close();
    }
}
