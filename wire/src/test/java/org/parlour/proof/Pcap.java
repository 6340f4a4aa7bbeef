package org.parlour.proof;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The UDP datagrams of a capture file in the classic format, over IPv4 on Ethernet or Linux's
 * "cooked" link; everything else in it is passed over.
 */
public final class Pcap {
    private static final int MICROS_MAGIC = 0xA1B2C3D4;
    private static final int NANOS_MAGIC = 0xA1B23C4D;
    private static final int FILE_HEADER_BYTES = 24;
    private static final int LINK_AT = 20;
    private static final int ETHERNET = 1;
    private static final int LINUX_COOKED = 113;
    private static final int IPV4 = 0x0800;
    private static final int UDP = 17;
    private static final int UDP_HEADER_BYTES = 8;

    /** One datagram: when it was captured, between whom, and what it carried. */
    public static final class Datagram {
        private final long nanos;
        private final InetSocketAddress from;
        private final InetSocketAddress to;
        private final byte[] payload;

        private Datagram(long nanos, InetSocketAddress from, InetSocketAddress to, byte[] payload) {
            this.nanos = nanos;
            this.from = from;
            this.to = to;
            this.payload = payload;
        }

        public long nanos() {
            return nanos;
        }

        public InetSocketAddress from() {
            return from;
        }

        public InetSocketAddress to() {
            return to;
        }

        public byte[] payload() {
            return payload;
        }
    }

    private Pcap() {}

    public static List<Datagram> datagrams(byte[] file) {
        ByteBuffer capture = ByteBuffer.wrap(file);
        int magic = capture.getInt(0);
        if (magic != MICROS_MAGIC && magic != NANOS_MAGIC) {
            capture.order(ByteOrder.LITTLE_ENDIAN);
            magic = capture.getInt(0);
        }
        if (magic != MICROS_MAGIC && magic != NANOS_MAGIC) {
            throw new IllegalArgumentException("no capture file in the classic format");
        }
        long fractionNanos = magic == MICROS_MAGIC ? 1_000 : 1;
        int linkBytes = linkBytes(capture.getInt(LINK_AT));
        List<Datagram> datagrams = new ArrayList<>();
        capture.position(FILE_HEADER_BYTES);
        while (capture.hasRemaining()) {
            long nanos = capture.getInt() * 1_000_000_000L + capture.getInt() * fractionNanos;
            int capturedBytes = capture.getInt();
            capture.getInt();
            ByteBuffer frame = capture.slice(capture.position(), capturedBytes).order(ByteOrder.BIG_ENDIAN);
            capture.position(capture.position() + capturedBytes);
            if (frame.getShort(linkBytes - 2) == IPV4 && frame.get(linkBytes + 9) == UDP) {
                datagrams.add(datagram(nanos, frame.slice(linkBytes, capturedBytes - linkBytes)));
            }
        }
        return datagrams;
    }

    private static int linkBytes(int link) {
        return switch (link) {
            case ETHERNET -> 14;
            case LINUX_COOKED -> 16;
            default -> throw new IllegalArgumentException("a link that is not read here: " + link);
        };
    }

    private static Datagram datagram(long nanos, ByteBuffer ip) {
        int udpAt = (ip.get(0) & 0x0F) * 4;
        byte[] payload = new byte[(ip.getShort(udpAt + 4) & 0xFFFF) - UDP_HEADER_BYTES];
        ip.get(udpAt + UDP_HEADER_BYTES, payload);
        return new Datagram(nanos, address(ip, 12, udpAt), address(ip, 16, udpAt + 2), payload);
    }

    private static InetSocketAddress address(ByteBuffer ip, int addressAt, int portAt) {
        byte[] address = new byte[4];
        ip.get(addressAt, address);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), ip.getShort(portAt) & 0xFFFF);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four octets are an address", impossible);
        }
    }
}
