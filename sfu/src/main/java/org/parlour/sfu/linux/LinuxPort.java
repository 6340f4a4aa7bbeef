package org.parlour.sfu.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bound UDP socket. It is in one set of ports at a time, and belongs to the set's thread then. */
public final class LinuxPort {
    // RFC 4594 4.1: telephony goes by Expedited Forwarding (46), in the upper six bits.
    private static final int EXPEDITED_FORWARDING = 46 << 2;
    // A telephone sends fifty packets a second, and a flood is no telephone.
    private static final int RECEIVE_BYTES = 1 << 18;
    private static final int MEMINFO_WORDS = 9;
    private static final int DROPS_WORD = 8;

    private final int socket;
    private final int family;
    private final InetSocketAddress local;
    private final DatagramHearer hearer;
    private final MemorySegment target;
    private final MemorySegment source;
    private @Nullable InetSocketAddress targetAddress;
    private @Nullable InetSocketAddress sourceAddress;
    private @Nullable LinuxPorts home;
    private int index;
    private int drops;
    private boolean closed;

    private LinuxPort(int socket, InetSocketAddress local, DatagramHearer hearer) {
        this.socket = socket;
        this.local = local;
        this.family = SocketAddresses.family(local);
        this.hearer = hearer;
        Arena arena = Arena.ofAuto();
        this.target = arena.allocate(SocketAddresses.MOST_BYTES, 8);
        this.source = arena.allocate(SocketAddresses.MOST_BYTES, 8);
    }

    /** From any thread; what comes before it is in a set waits. */
    public static LinuxPort bind(InetSocketAddress local, DatagramHearer hearer) throws IOException {
        int family = SocketAddresses.family(local);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = Kernel.callState(arena);
            int socket = Kernel.orThrow(Kernel.socket(state, family), "a UDP socket", state);
            try {
                prepare(socket, family, arena, state);
                MemorySegment address = arena.allocate(SocketAddresses.MOST_BYTES, 8);
                SocketAddresses.write(local, family, address);
                String what = "binding UDP port " + local.getPort();
                Kernel.orThrow(Kernel.bind(state, socket, address, SocketAddresses.lengthBytes(family)), what, state);
                MemorySegment lengthBytes = arena.allocateFrom(JAVA_INT, SocketAddresses.MOST_BYTES);
                Kernel.orThrow(Kernel.name(state, socket, address, lengthBytes), what, state);
                return new LinuxPort(socket, SocketAddresses.read(address), hearer);
            } catch (IOException failed) {
                int _ = Kernel.close(state, socket);
                throw failed;
            }
        }
    }

    private static void prepare(int socket, int family, Arena arena, MemorySegment state) throws IOException {
        MemorySegment on = arena.allocateFrom(JAVA_INT, 1);
        Kernel.orThrow(
                Kernel.set(state, socket, Kernel.SOL_SOCKET, Kernel.SO_TIMESTAMPNS, on), "stamping packets", state);
        // What the machine does not grant of these, it does without.
        int _ = Kernel.set(
                state, socket, Kernel.SOL_SOCKET, Kernel.SO_RCVBUF, arena.allocateFrom(JAVA_INT, RECEIVE_BYTES));
        MemorySegment forwarding = arena.allocateFrom(JAVA_INT, EXPEDITED_FORWARDING);
        if (family == Kernel.AF_INET) {
            int _ = Kernel.set(state, socket, Kernel.IPPROTO_IP, Kernel.IP_TOS, forwarding);
        } else {
            int _ = Kernel.set(state, socket, Kernel.IPPROTO_IPV6, Kernel.IPV6_V6ONLY, on);
            int _ = Kernel.set(state, socket, Kernel.IPPROTO_IPV6, Kernel.IPV6_TCLASS, forwarding);
        }
    }

    public InetSocketAddress local() {
        return local;
    }

    /**
     * Sends at once.
     *
     * @return false where the kernel has no room for it, or the port is in no set
     */
    public boolean send(byte[] bytes, int offset, int lengthBytes, InetSocketAddress to) {
        LinuxPorts there = home;
        if (there == null) {
            return false;
        }
        // Mostly it is the same object, whose parts lie far apart in the memory.
        if (!Objects.equals(to, targetAddress)) {
            if (to.isUnresolved() || !SocketAddresses.write(to, family, target)) {
                hearer.refused();
                return true;
            }
            targetAddress = to;
        }
        return there.send(this, bytes, offset, lengthBytes, target, SocketAddresses.lengthBytes(family));
    }

    /** Frees the port; what comes is refused by the kernel from now on. Twice is as good as once. */
    public void close() {
        if (!closed) {
            closed = true;
            if (home != null) {
                home.remove(this);
            }
            try (Arena arena = Arena.ofConfined()) {
                int _ = Kernel.close(Kernel.callState(arena), socket);
            }
        }
    }

    int socket() {
        return socket;
    }

    DatagramHearer hearer() {
        return hearer;
    }

    int index() {
        return index;
    }

    boolean isIn(LinuxPorts set) {
        return home == set;
    }

    void joined(LinuxPorts set, int place) {
        home = set;
        index = place;
    }

    void left() {
        home = null;
    }

    /** The same object as long as the same peer is heard. */
    InetSocketAddress from(MemorySegment name) {
        InetSocketAddress known = sourceAddress;
        if (known == null || !SocketAddresses.areSame(name, source, family)) {
            known = SocketAddresses.read(name);
            sourceAddress = known;
            source.copyFrom(name);
        }
        return known;
    }

    /** Tells what the kernel has dropped since. */
    void lookForOverrun(MemorySegment state) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment words = arena.allocate((long) MEMINFO_WORDS * Integer.BYTES, 8);
            MemorySegment lengthBytes = arena.allocateFrom(JAVA_INT, MEMINFO_WORDS * Integer.BYTES);
            if (Kernel.ask(state, socket, Kernel.SO_MEMINFO, words, lengthBytes) == 0) {
                int now = words.getAtIndex(JAVA_INT, DROPS_WORD);
                if (now != drops) {
                    // It begins at 0 again beyond 32 bits.
                    hearer.overrun(Integer.toUnsignedLong(now - drops));
                    drops = now;
                }
            }
        }
    }

    /** Without its address. */
    @Override
    public String toString() {
        return "LinuxPort[" + (closed ? "closed" : home == null ? "in no set" : "open") + "]";
    }
}
