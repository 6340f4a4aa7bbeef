package org.parlour.sfu.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/** {@code sockaddr_in} and {@code sockaddr_in6}. */
final class SocketAddresses {
    static final int MOST_BYTES = 28;

    private static final int V4_BYTES = 16;
    private static final int PORT = 2;
    private static final int V4_ADDRESS = 4;
    private static final int V6_ADDRESS = 8;
    private static final int V6_SCOPE = 24;
    private static final ValueLayout.OfShort NETWORK_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private SocketAddresses() {}

    static int family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address ? Kernel.AF_INET : Kernel.AF_INET6;
    }

    static int lengthBytes(int family) {
        return family == Kernel.AF_INET ? V4_BYTES : MOST_BYTES;
    }

    /** False where a socket of that family cannot reach the address. */
    static boolean write(InetSocketAddress address, int family, MemorySegment to) {
        if (family(address) != family) {
            return false;
        }
        to.fill((byte) 0);
        to.set(JAVA_SHORT, 0, (short) family);
        to.set(NETWORK_SHORT, PORT, (short) address.getPort());
        byte[] bytes = address.getAddress().getAddress();
        MemorySegment.copy(bytes, 0, to, JAVA_BYTE, family == Kernel.AF_INET ? V4_ADDRESS : V6_ADDRESS, bytes.length);
        if (address.getAddress() instanceof Inet6Address scoped) {
            to.set(JAVA_INT, V6_SCOPE, scoped.getScopeId());
        }
        return true;
    }

    static InetSocketAddress read(MemorySegment from) {
        int port = Short.toUnsignedInt(from.get(NETWORK_SHORT, PORT));
        try {
            if (from.get(JAVA_SHORT, 0) == Kernel.AF_INET) {
                byte[] bytes = from.asSlice(V4_ADDRESS, 4).toArray(JAVA_BYTE);
                return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
            }
            byte[] bytes = from.asSlice(V6_ADDRESS, 16).toArray(JAVA_BYTE);
            int scope = from.get(JAVA_INT, V6_SCOPE);
            InetAddress address =
                    scope == 0 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, scope);
            return new InetSocketAddress(address, port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of a length that the kernel does not know", impossible);
        }
    }

    /** Whether two lie there that are the same; what pads them may differ. */
    static boolean areSame(MemorySegment one, MemorySegment other, int family) {
        if (family == Kernel.AF_INET) {
            return one.get(JAVA_LONG, 0) == other.get(JAVA_LONG, 0);
        }
        return one.get(JAVA_SHORT, PORT) == other.get(JAVA_SHORT, PORT)
                && one.get(JAVA_LONG, V6_ADDRESS) == other.get(JAVA_LONG, V6_ADDRESS)
                && one.get(JAVA_LONG, V6_ADDRESS + Long.BYTES) == other.get(JAVA_LONG, V6_ADDRESS + Long.BYTES)
                && one.get(JAVA_INT, V6_SCOPE) == other.get(JAVA_INT, V6_SCOPE);
    }
}
