package org.parlour.sfu.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * The functions of the C library that this room calls, one method each; all answer as C does, −1 with {@code errno} for a
 * failure. Constants as in Linux's headers for x86-64 and AArch64, which share them.
 *
 * <p>No call is <i>critical</i>: one that sends runs through the receiver's half of the network, too, and would hold up a
 * collector's safepoint for as long.
 */
// Methods are static, and so are their handles: only a handle that is a constant is compiled into the call.
@SuppressWarnings("restricted")
final class Kernel {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOL_SOCKET = 1;
    static final int SO_RCVBUF = 8;
    static final int SO_TIMESTAMPNS = 35;
    static final int SO_MEMINFO = 55;
    static final int IPPROTO_IP = 0;
    static final int IP_TOS = 1;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 26;
    static final int IPV6_TCLASS = 67;
    static final int MSG_TRUNC = 0x20;
    static final int EPOLL_CTL_ADD = 1;
    static final int EPOLL_CTL_DEL = 2;
    static final int EPOLLIN = 1;
    static final int EAGAIN = 11;

    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int CLOCK_REALTIME = 0;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private static final boolean X86 = "amd64".equals(System.getProperty("os.arch"));
    // x86-64 alone packs it, so that it is the same as on a 32-bit machine.
    static final int EPOLL_EVENT_BYTES = X86 ? 12 : 16;
    static final int EPOLL_EVENT_DATA = X86 ? 4 : 8;

    private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO = CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle NAME = function("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SET =
            function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle ASK =
            function("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle RECEIVE =
            function("recvmmsg", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SEND =
            function("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SELECTOR = function("epoll_create1", JAVA_INT, JAVA_INT);
    private static final MethodHandle SELECT = function("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SELECTED =
            function("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle TIME = function("clock_gettime", JAVA_INT, JAVA_INT, ADDRESS);

    private Kernel() {}

    /** Whether this machine is one whose layouts are known here, and whether its functions may be called. */
    static boolean isThere() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        return system.equals("linux")
                && (X86 || processor.equals("aarch64"))
                && Kernel.class.getModule().isNativeAccessEnabled();
    }

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        return linker.downcallHandle(
                library.findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"));
    }

    /** Where the calls of one thread leave their {@code errno}. */
    static MemorySegment callState(Arena arena) {
        return arena.allocate(CALL_STATE);
    }

    static int errno(MemorySegment state) {
        return state.get(JAVA_INT, ERRNO);
    }

    /** For what happens once for a port. */
    static int orThrow(int result, String what, MemorySegment state) throws IOException {
        if (result < 0) {
            throw new IOException(what + " failed, errno " + errno(state));
        }
        return result;
    }

    static int socket(MemorySegment state, int family) {
        try {
            return (int) SOCKET.invokeExact(state, family, SOCK_DGRAM | SOCK_NONBLOCK | CLOEXEC, 0);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int bind(MemorySegment state, int socket, MemorySegment address, int addressBytes) {
        try {
            return (int) BIND.invokeExact(state, socket, address, addressBytes);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int name(MemorySegment state, int socket, MemorySegment address, MemorySegment lengthBytes) {
        try {
            return (int) NAME.invokeExact(state, socket, address, lengthBytes);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int set(MemorySegment state, int socket, int level, int option, MemorySegment integer) {
        try {
            return (int) SET.invokeExact(state, socket, level, option, integer, Integer.BYTES);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int ask(MemorySegment state, int socket, int option, MemorySegment value, MemorySegment lengthBytes) {
        try {
            return (int) ASK.invokeExact(state, socket, SOL_SOCKET, option, value, lengthBytes);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int close(MemorySegment state, int descriptor) {
        try {
            return (int) CLOSE.invokeExact(state, descriptor);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int receive(MemorySegment state, int socket, MemorySegment messages, int most) {
        try {
            return (int) RECEIVE.invokeExact(state, socket, messages, most, MSG_DONTWAIT, MemorySegment.NULL);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static long send(
            MemorySegment state, int socket, MemorySegment bytes, int lengthBytes, MemorySegment to, int toBytes) {
        try {
            return (long) SEND.invokeExact(state, socket, bytes, (long) lengthBytes, MSG_DONTWAIT, to, toBytes);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int selector(MemorySegment state) {
        try {
            return (int) SELECTOR.invokeExact(state, CLOEXEC);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int select(MemorySegment state, int selector, int what, int descriptor, MemorySegment event) {
        try {
            return (int) SELECT.invokeExact(state, selector, what, descriptor, event);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Does not wait. */
    static int selected(MemorySegment state, int selector, MemorySegment events, int most) {
        try {
            return (int) SELECTED.invokeExact(state, selector, events, most, 0);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the kernel stamps its packets with. */
    static long unixNanos(MemorySegment state, MemorySegment time) {
        try {
            int _ = (int) TIME.invokeExact(state, CLOCK_REALTIME, time);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
        return nanos(time, 0);
    }

    /** A {@code timespec}. */
    static long nanos(MemorySegment time, long offset) {
        return time.get(JAVA_LONG, offset) * NANOS_A_SECOND + time.get(JAVA_LONG, offset + Long.BYTES);
    }
}
