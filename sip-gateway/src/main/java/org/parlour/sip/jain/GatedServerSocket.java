package org.parlour.sip.jain;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Accepts the connections that may come in and closes the others. */
final class GatedServerSocket extends ServerSocket {
    private static final int BACKLOG = 128;
    // Out of descriptors, the system refuses at once and again.
    private static final long PAUSE_MILLIS = 50;
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final Gate gate;
    private final Connections connections;
    private final ReentrantLock accepting = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);

    GatedServerSocket(InetSocketAddress local, Gate gate, Connections connections) throws IOException {
        // Bound here: a failure closes the socket, which is ours to do once it is whole.
        this.gate = gate;
        this.connections = connections;
        try {
            bind(local, BACKLOG);
        } catch (IOException taken) {
            close();
            throw taken;
        }
    }

    /** Throws only when closed: the stack's thread ends at the first exception. */
    @Override
    public Socket accept() throws IOException {
        accepting.lock();
        try {
            while (true) {
                GatedSocket socket = GatedSocket.accepting(gate, connections);
                if (take(socket)) {
                    return socket;
                }
                socket.close();
            }
        } finally {
            accepting.unlock();
        }
    }

    /** Waits until a closed socket has let go of its port, which it does not before its reader has left. */
    void awaitRelease() {
        try {
            if (accepting.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                accepting.unlock();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean take(GatedSocket socket) throws IOException {
        try {
            implAccept(socket);
            if (!gate.isKnown(socket.getInetAddress())) {
                return false;
            }
            if (!connections.hasRoom()) {
                gate.counters.connectionsRefused.increment();
                return false;
            }
            socket.begin();
            return true;
        } catch (IOException failed) {
            if (isClosed()) {
                throw failed;
            }
            gate.counters.connectionsRefused.increment();
            pause(failed);
            return false;
        }
    }

    private void pause(IOException failed) throws IOException {
        try {
            if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw failed;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurry);
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        closed.countDown();
    }
}
