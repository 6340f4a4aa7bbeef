package org.parlour.sfu.loop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.netty.StreamEar;
import org.parlour.sfu.netty.TcpDoor;
import org.parlour.sfu.netty.TcpListener;
import org.parlour.sfu.netty.TcpStream;

/**
 * A TCP port on a loop for those whom UDP does not reach: each connection carries datagrams, each
 * behind its length (RFC 4571, RFC 6544 §3), and lives on the same loop.
 *
 * <p>Everything but {@link #bind} and {@link #close} happens on the loop.
 */
public final class LoopListener implements AutoCloseable {
    private final MediaLoop loop;
    private final StreamLimits limits;
    private final StreamListener listener;
    private final Set<LoopConnection> connections = new HashSet<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final List<Runnable> whenClosed = new ArrayList<>();
    private final TcpListener socket;
    private boolean closing;
    private boolean portFree;

    private LoopListener(MediaLoop loop, InetSocketAddress local, StreamLimits limits, StreamListener listener)
            throws IOException {
        this.loop = loop;
        this.limits = limits;
        this.listener = listener;
        this.socket = TcpListener.bind(loop.netty(), local, new Door());
    }

    /**
     * As {@link #bind(MediaLoop, InetSocketAddress, StreamLimits, StreamListener)}, with {@link StreamLimits#STANDARD}.
     */
    public static LoopListener bind(MediaLoop loop, InetSocketAddress local, StreamListener listener)
            throws IOException {
        return bind(loop, local, StreamLimits.STANDARD, listener);
    }

    /**
     * Waits for the kernel, so call it from a lane, or from the loop itself.
     *
     * @param local a certain address, as for {@link LoopPort}
     * @throws IOException when the port is taken, or the address is not ours
     */
    public static LoopListener bind(
            MediaLoop loop, InetSocketAddress local, StreamLimits limits, StreamListener listener) throws IOException {
        if (local.isUnresolved() || local.getAddress().isAnyLocalAddress()) {
            throw new IllegalArgumentException("a media port is bound to one address");
        }
        return new LoopListener(loop, local, limits, listener);
    }

    public InetSocketAddress local() {
        return socket.local();
    }

    public MediaLoop loop() {
        return loop;
    }

    StreamListener listener() {
        return listener;
    }

    StreamLimits limits() {
        return limits;
    }

    /** From any thread; the connections are closed with it. */
    @Override
    public void close() {
        close(() -> {});
    }

    /** As {@link #close()}; the task runs on the loop when the port is free and each connection has been told of. */
    public void close(Runnable free) {
        if (loop.isHere()) {
            beginClosing(free);
        } else {
            loop.executeAnyway(() -> beginClosing(free));
        }
    }

    private void beginClosing(Runnable free) {
        whenClosed.add(free);
        if (closing) {
            settle();
            return;
        }
        closing = true;
        List.copyOf(connections).forEach(LoopConnection::close);
        socket.close(() -> {
            portFree = true;
            settle();
        });
    }

    private void settle() {
        if (portFree && connections.isEmpty()) {
            List<Runnable> due = List.copyOf(whenClosed);
            whenClosed.clear();
            due.forEach(Runnable::run);
        }
    }

    private @Nullable StreamEar accepted(TcpStream stream) {
        InetAddress address = stream.remote().getAddress();
        int fromThere = byAddress.getOrDefault(address, 0);
        if (closing || connections.size() >= limits.connections() || fromThere >= limits.fromOneAddress()) {
            loop.tally().connectionRefused();
            return null;
        }
        LoopConnection connection = new LoopConnection(this, stream, loop.nextConnection());
        connections.add(connection);
        byAddress.put(address, fromThere + 1);
        loop.tally().connectionCame();
        connection.expectFirstFrame();
        return connection.ear();
    }

    void gone(LoopConnection connection) {
        connections.remove(connection);
        byAddress.computeIfPresent(connection.remote().getAddress(), (address, count) -> count == 1 ? null : count - 1);
        loop.tally().connectionLeft();
        settle();
    }

    /** Its chain, without addresses. */
    @Override
    public String toString() {
        return "LoopListener(" + connections.size() + " connections, " + loop + ")";
    }

    private final class Door implements TcpDoor {
        @Override
        public @Nullable StreamEar accepted(TcpStream stream) {
            return LoopListener.this.accepted(stream);
        }

        @Override
        public void failed(Throwable why) {
            loop.tally().socketFailure();
        }
    }
}
