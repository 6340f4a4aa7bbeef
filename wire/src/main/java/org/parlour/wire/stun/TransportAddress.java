package org.parlour.wire.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.parlour.wire.octets.BigEndian;

/**
 * An IP address and a UDP or TCP port.
 *
 * <p>Not an {@link InetSocketAddress}: that one hides its bytes behind a copy and may carry a host
 * name that decides equality. This is 32 flat bytes, so a session keeps the one it is bound to,
 * compares each datagram's source with it, and answers without making another.
 *
 * @param ipv6 whether the address has 128 bits
 * @param high the first half of an IPv6 address; 0 in IPv4
 * @param low the second half, or the 32 bits of IPv4
 */
public record TransportAddress(boolean ipv6, long high, long low, int port) {
    public TransportAddress {
        if (!ipv6 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits");
        }
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    public static TransportAddress ipv4(int address, int port) {
        return new TransportAddress(false, 0, Integer.toUnsignedLong(address), port);
    }

    public static TransportAddress ipv6(long high, long low, int port) {
        return new TransportAddress(true, high, low, port);
    }

    /** The same address without its scope, which means nothing to another machine. */
    public static TransportAddress of(InetAddress address, int port) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? ipv4(BigEndian.integer(bytes, 0), port)
                : ipv6(BigEndian.longInteger(bytes, 0), BigEndian.longInteger(bytes, 8), port);
    }

    public InetSocketAddress toSocketAddress() {
        byte[] bytes = new byte[ipv6 ? 16 : 4];
        if (ipv6) {
            BigEndian.putLong(bytes, 0, high);
            BigEndian.putLong(bytes, 8, low);
        } else {
            BigEndian.putInteger(bytes, 0, (int) low);
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 or 16 bytes are an address", impossible);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (ipv6) {
            for (int shift = 112; shift >= 0; shift -= 16) {
                long half = shift >= 64 ? high : low;
                text.append(text.isEmpty() ? '[' : ':').append(Long.toHexString((half >>> (shift & 63)) & 0xFFFF));
            }
            text.append(']');
        } else {
            for (int shift = 24; shift >= 0; shift -= 8) {
                text.append(text.isEmpty() ? "" : ".").append((low >>> shift) & 0xFF);
            }
        }
        return text.append(':').append(port).toString();
    }
}
