package org.parlour.sfu.netty;

import java.net.InetSocketAddress;

/** Whom a socket tells; always on the thread of its loop. */
public interface DatagramEar {
    /** A datagram. The array is lent: when this returns, the next one is written over it. */
    void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from);

    /** A datagram longer than {@link UdpSocket#MAX_DATAGRAM_BYTES}, cut by the kernel and dropped. */
    void oversized();

    /** So many datagrams were dropped by the kernel, because more waited than it keeps: the loop came too late for them. */
    void overrun(long datagrams);

    /** The kernel refused a datagram, or reported that one did not get through; which one is not known. */
    void failed(Throwable why);
}
