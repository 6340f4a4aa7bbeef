package org.parlour.sfu.loop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.parlour.sfu.netty.UdpSocket;

/**
 * A UDP port that lives on a loop, and can move to another without losing a packet: between the two
 * the kernel keeps what arrives.
 *
 * <p>Everything but {@link #bind} and {@link #close} happens on the loop where the port lives.
 */
public final class LoopPort implements AutoCloseable {
    private final PortSocket socket;
    private volatile MediaLoop home;
    private boolean travelling;
    private boolean closing;
    private boolean closed;
    private Runnable whenClosed = () -> {};

    private LoopPort(MediaLoop home, InetSocketAddress local, boolean patient, PacketListener listener)
            throws IOException {
        this.home = home;
        PortEar ear = new PortEar(this, listener);
        PatientPorts ports = home.patient();
        this.socket = patient && ports != null
                ? ports.bind(local, ear)
                : new EagerSocket(UdpSocket.bind(home.netty(), local, ear));
    }

    /**
     * Waits for the kernel, so call it from a lane, or from the loop itself.
     *
     * @param local a certain address: a socket on the wildcard answers from whichever address the
     *     route back has, and the peer does not know that one
     * @throws IOException when the port is taken, or the address is not ours
     */
    public static LoopPort bind(MediaLoop loop, InetSocketAddress local, PacketListener listener) throws IOException {
        return bind(loop, local, /* patient= */ false, listener);
    }

    /**
     * As {@link #bind}, for one of many ports whose packets may wait a millisecond: they are read together, told with the
     * time of their coming, and what is sent leaves at once. Where the machine cannot, it is as any other.
     */
    public static LoopPort bindPatient(MediaLoop loop, InetSocketAddress local, PacketListener listener)
            throws IOException {
        return bind(loop, local, /* patient= */ true, listener);
    }

    private static LoopPort bind(MediaLoop loop, InetSocketAddress local, boolean patient, PacketListener listener)
            throws IOException {
        if (local.isUnresolved() || local.getAddress().isAnyLocalAddress()) {
            throw new IllegalArgumentException("a media port is bound to one address");
        }
        LoopPort port = new LoopPort(loop, local, patient, listener);
        loop.tally().portCame();
        return port;
    }

    public InetSocketAddress local() {
        return socket.local();
    }

    public MediaLoop loop() {
        return home;
    }

    /**
     * Copies the datagram. All that a port sends in one turn of its loop leaves at the end of the turn, in one call; what
     * a patient one sends, at once.
     */
    public void send(byte[] bytes, int offset, int lengthBytes, InetSocketAddress to) {
        MediaLoop loop = hereOrThrow();
        if (closed || travelling || !socket.send(bytes, offset, lengthBytes, to)) {
            loop.tally().sendRefused();
        } else {
            loop.tally().sent();
        }
    }

    /** Moves the port; {@code there} runs on the target before the first packet is heard there. */
    public void moveTo(MediaLoop target, Runnable there) {
        moveTo(List.of(this), target, there);
    }

    /**
     * Moves ports that belong together: all leave before one arrives, so that nothing of theirs ever
     * runs on two loops. A port that was closed meanwhile arrives closed.
     */
    public static void moveTo(List<LoopPort> ports, MediaLoop target, Runnable there) {
        if (ports.isEmpty()) {
            target.executeAnyway(there);
        } else {
            leave(ports, 0, target, there);
        }
    }

    private static void leave(List<LoopPort> ports, int index, MediaLoop target, Runnable there) {
        if (index == ports.size()) {
            ports.forEach(port -> port.home = target);
            target.executeAnyway(() -> arrive(ports, 0, target, there));
            return;
        }
        LoopPort port = ports.get(index);
        MediaLoop source = port.hereOrThrow();
        Runnable next = () -> leave(ports, index + 1, target, there);
        if (port.travelling) {
            throw new IllegalStateException("a port on its way cannot be moved");
        }
        port.travelling = true;
        if (port.closed) {
            next.run();
        } else {
            source.tally().portLeft();
            port.socket.leave(next);
        }
    }

    private static void arrive(List<LoopPort> ports, int index, MediaLoop target, Runnable there) {
        if (index == ports.size()) {
            // First, because the task may send the ports on to another loop.
            ports.forEach(LoopPort::settle);
            there.run();
            return;
        }
        LoopPort port = ports.get(index);
        Runnable next = () -> arrive(ports, index + 1, target, there);
        if (port.closed) {
            next.run();
            return;
        }
        target.tally().portCame();
        target.tally().moved();
        port.socket.arrive(target, next, () -> {
            target.tally().socketFailure();
            port.gone();
            next.run();
        });
    }

    private void settle() {
        travelling = false;
        if (closing) {
            closeHere();
        }
    }

    /** From any thread; what was sent before leaves first. A port on its way closes when it is there. */
    @Override
    public void close() {
        close(() -> {});
    }

    /** As {@link #close()}; the task runs on the port's loop when the port is free for others. */
    public void close(Runnable free) {
        MediaLoop loop = home;
        if (loop.isHere()) {
            beginClosing(free);
        } else {
            loop.executeAnyway(() -> close(free));
        }
    }

    private void beginClosing(Runnable free) {
        if (closed) {
            free.run();
            return;
        }
        Runnable before = whenClosed;
        whenClosed = () -> {
            before.run();
            free.run();
        };
        boolean begun = closing;
        closing = true;
        if (!travelling && !begun) {
            closeHere();
        }
    }

    private void closeHere() {
        if (!closed) {
            socket.close(this::gone);
        }
    }

    private void gone() {
        if (!closed) {
            closed = true;
            home.tally().portLeft();
            whenClosed.run();
        }
    }

    private MediaLoop hereOrThrow() {
        MediaLoop loop = home;
        if (!loop.isHere()) {
            throw new IllegalStateException("this port lives on " + loop);
        }
        return loop;
    }

    /** Its chain, without addresses. */
    @Override
    public String toString() {
        return "LoopPort(" + home + ")";
    }
}
