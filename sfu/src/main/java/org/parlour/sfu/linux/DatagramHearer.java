package org.parlour.sfu.linux;

import java.net.InetSocketAddress;

/** Whom a port tells; always on the thread that asks the port's set. */
public interface DatagramHearer {
    /**
     * A datagram. The array is lent: when this returns, the next one is written over it.
     *
     * @param arrivedNanos when the kernel got it, on the clock of {@link System#nanoTime}; never later than now
     */
    void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long arrivedNanos);

    /** A datagram longer than {@link LinuxPorts#MAX_DATAGRAM_BYTES}, cut by the kernel and dropped. */
    void oversized();

    /** So many datagrams were dropped by the kernel, because more waited than it keeps. */
    void overrun(long datagrams);

    /** The kernel refused a datagram of ours. */
    void refused();
}
