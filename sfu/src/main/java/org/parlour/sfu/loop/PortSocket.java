package org.parlour.sfu.loop;

import java.net.InetSocketAddress;

/** What a port is made of. It belongs to one loop at a time, and everything but its address is asked there. */
interface PortSocket {
    InetSocketAddress local();

    /** False, and nothing done, when too much waits for the kernel already. */
    boolean send(byte[] bytes, int offset, int lengthBytes, InetSocketAddress to);

    /** Takes it off its loop; what arrives from now on waits in the kernel. */
    void leave(Runnable gone);

    /** Puts it on another loop, on that loop's thread; {@code lost} runs where that fails, and it is closed then. */
    void arrive(MediaLoop target, Runnable here, Runnable lost);

    /** What was sent before leaves first; the task runs when the port is free. */
    void close(Runnable closed);
}
