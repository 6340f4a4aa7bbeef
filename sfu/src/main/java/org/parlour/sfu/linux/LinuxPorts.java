package org.parlour.sfu.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ports that one thread asks together. All but {@link #descriptor} belongs to that thread. */
public final class LinuxPorts {
    /** Longer ones are dropped; no network that we meet carries them whole. */
    public static final int MAX_DATAGRAM_BYTES = 2_048;

    private static final int MOST_READY = 1_024;
    // A telephone's packets come one by one; more than one waits after a stall.
    private static final int BATCH = 4;
    // A flooded port lets the others have their turn.
    private static final int MOST_BATCHES = 16;
    // The wall clock may have been set between a packet and its reading; no packet waits as long as this.
    private static final long OLDEST_NANOS = 200_000_000L;

    // struct mmsghdr, with struct msghdr in front.
    private static final int MESSAGE_BYTES = 64;
    private static final int NAME = 0;
    private static final int NAME_BYTES = 8;
    private static final int PIECES = 16;
    private static final int PIECES_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_BYTES = 40;
    private static final int FLAGS = 48;
    private static final int LENGTH = 56;
    private static final int PIECE_BYTES = 16;
    // struct cmsghdr and struct timespec
    private static final int MOST_CONTROL_BYTES = 64;
    private static final int CONTROL_LEVEL = 8;
    private static final int CONTROL_TYPE = 12;
    private static final int CONTROL_TIME = 16;

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment state = Kernel.callState(arena);
    private final MemorySegment events = arena.allocate((long) MOST_READY * Kernel.EPOLL_EVENT_BYTES, 8);
    private final MemorySegment event = arena.allocate(Kernel.EPOLL_EVENT_BYTES, 8);
    private final MemorySegment time = arena.allocate(2L * Long.BYTES, 8);
    private final MemorySegment messages = arena.allocate((long) BATCH * MESSAGE_BYTES, 8);
    private final MemorySegment pieces = arena.allocate((long) BATCH * PIECE_BYTES, 8);
    private final MemorySegment controls = arena.allocate((long) BATCH * MOST_CONTROL_BYTES, 8);
    private final MemorySegment bytes = arena.allocate((long) BATCH * MAX_DATAGRAM_BYTES, 8);
    private final MemorySegment sending = arena.allocate(MAX_DATAGRAM_BYTES, 8);
    private final MemorySegment[] names = new MemorySegment[BATCH];
    private final byte[] lent = new byte[MAX_DATAGRAM_BYTES];
    private final List<@Nullable LinuxPort> ports = new ArrayList<>();
    private final int selector;
    private boolean reading;
    private boolean closed;

    private LinuxPorts() throws IOException {
        selector = Kernel.orThrow(Kernel.selector(state), "a set of ports", state);
        for (int i = 0; i < BATCH; i++) {
            names[i] = arena.allocate(SocketAddresses.MOST_BYTES, 8);
            MemorySegment message = messages.asSlice((long) i * MESSAGE_BYTES, MESSAGE_BYTES);
            MemorySegment piece = pieces.asSlice((long) i * PIECE_BYTES, PIECE_BYTES);
            piece.set(ADDRESS, 0, bytes.asSlice((long) i * MAX_DATAGRAM_BYTES, MAX_DATAGRAM_BYTES));
            piece.set(JAVA_LONG, Long.BYTES, MAX_DATAGRAM_BYTES);
            message.set(ADDRESS, NAME, names[i]);
            message.set(ADDRESS, PIECES, piece);
            message.set(JAVA_LONG, PIECES_COUNT, 1);
            message.set(ADDRESS, CONTROL, controls.asSlice((long) i * MOST_CONTROL_BYTES, MOST_CONTROL_BYTES));
        }
    }

    /** Null on a machine that is no Linux, or one that lets nobody call its functions. */
    public static @Nullable LinuxPorts open() throws IOException {
        return Kernel.isThere() ? new LinuxPorts() : null;
    }

    /** Can be read, as its selectors say, while something waits at one of the ports. */
    public int descriptor() {
        return selector;
    }

    /**
     * Hands on what waits at the ports, oldest first at each.
     *
     * @return how many datagrams there were; none when called from within itself
     */
    public int read() {
        if (reading || closed) {
            return 0;
        }
        reading = true;
        try {
            int ready = Kernel.selected(state, selector, events, MOST_READY);
            int datagrams = 0;
            if (ready > 0) {
                long unixNanosAtZero = Kernel.unixNanos(state, time) - System.nanoTime();
                for (int i = 0; i < ready; i++) {
                    long offset = (long) i * Kernel.EPOLL_EVENT_BYTES + Kernel.EPOLL_EVENT_DATA;
                    LinuxPort port = ports.get((int) events.get(JAVA_LONG_UNALIGNED, offset));
                    datagrams += port == null ? 0 : read(port, unixNanosAtZero);
                }
            }
            return datagrams;
        } finally {
            reading = false;
        }
    }

    private int read(LinuxPort port, long unixNanosAtZero) {
        int datagrams = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            for (int i = 0; i < BATCH; i++) {
                long message = (long) i * MESSAGE_BYTES;
                messages.set(JAVA_INT, message + NAME_BYTES, SocketAddresses.MOST_BYTES);
                messages.set(JAVA_LONG, message + CONTROL_BYTES, MOST_CONTROL_BYTES);
            }
            int count = Kernel.receive(state, port.socket(), messages, BATCH);
            long nowNanos = System.nanoTime();
            for (int i = 0; i < count && port.isIn(this); i++) {
                hand(port, i, unixNanosAtZero, nowNanos);
            }
            datagrams += Math.max(0, count);
            if (count < BATCH || !port.isIn(this)) {
                return datagrams;
            }
        }
        // What was dropped was dropped behind a queue that is longer than this.
        port.lookForOverrun(state);
        return datagrams;
    }

    private void hand(LinuxPort port, int i, long unixNanosAtZero, long nowNanos) {
        long message = (long) i * MESSAGE_BYTES;
        if ((messages.get(JAVA_INT, message + FLAGS) & Kernel.MSG_TRUNC) != 0) {
            port.hearer().oversized();
            return;
        }
        int lengthBytes = messages.get(JAVA_INT, message + LENGTH);
        MemorySegment.copy(bytes, JAVA_BYTE, (long) i * MAX_DATAGRAM_BYTES, lent, 0, lengthBytes);
        long arrivedNanos = nowNanos;
        long control = (long) i * MOST_CONTROL_BYTES;
        if (messages.get(JAVA_LONG, message + CONTROL_BYTES) > CONTROL_TIME
                && controls.get(JAVA_INT, control + CONTROL_LEVEL) == Kernel.SOL_SOCKET
                && controls.get(JAVA_INT, control + CONTROL_TYPE) == Kernel.SO_TIMESTAMPNS) {
            long stampedNanos = Kernel.nanos(controls, control + CONTROL_TIME) - unixNanosAtZero;
            arrivedNanos = Math.clamp(stampedNanos, nowNanos - OLDEST_NANOS, nowNanos);
        }
        port.hearer().received(lent, 0, lengthBytes, port.from(names[i]), arrivedNanos);
    }

    /** From now on the port is asked with the others, and sends. */
    public void add(LinuxPort port) throws IOException {
        int free = ports.indexOf(null);
        int index = free >= 0 ? free : ports.size();
        event.set(JAVA_INT, 0, Kernel.EPOLLIN);
        event.set(JAVA_LONG_UNALIGNED, Kernel.EPOLL_EVENT_DATA, index);
        Kernel.orThrow(
                Kernel.select(state, selector, Kernel.EPOLL_CTL_ADD, port.socket(), event), "adding a port", state);
        if (free >= 0) {
            ports.set(index, port);
        } else {
            ports.add(port);
        }
        port.joined(this, index);
    }

    /** What comes to it from now on waits until another set has it. */
    public void remove(LinuxPort port) {
        if (port.isIn(this)) {
            int _ = Kernel.select(state, selector, Kernel.EPOLL_CTL_DEL, port.socket(), event);
            ports.set(port.index(), null);
            port.left();
        }
    }

    boolean send(LinuxPort port, byte[] from, int offset, int lengthBytes, MemorySegment to, int toBytes) {
        if (lengthBytes > MAX_DATAGRAM_BYTES) {
            return false;
        }
        MemorySegment.copy(from, offset, sending, JAVA_BYTE, 0, lengthBytes);
        if (Kernel.send(state, port.socket(), sending, lengthBytes, to, toBytes) >= 0) {
            return true;
        }
        if (Kernel.errno(state) == Kernel.EAGAIN) {
            return false;
        }
        port.hearer().refused();
        return true;
    }

    /** Ends the set and every port that is in it; after its thread, or on it. */
    public void close() {
        if (!closed) {
            closed = true;
            for (LinuxPort port :
                    List.copyOf(ports.stream().filter(one -> one != null).toList())) {
                remove(port);
                port.close();
            }
            int _ = Kernel.close(state, selector);
        }
    }

    @Override
    public String toString() {
        return "LinuxPorts[" + ports.stream().filter(port -> port != null).count() + "]";
    }
}
