package org.parlour.sfu.loop;

import java.net.InetSocketAddress;

/** Who hears what comes to a port; always on the port's loop. */
public interface PacketListener {
    /** The array is lent: when this returns, the next datagram is written over it. */
    void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long nowNanos);
}
