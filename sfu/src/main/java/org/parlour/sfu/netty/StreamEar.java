package org.parlour.sfu.netty;

/** Whom a TCP connection tells; always on the thread of its loop. */
public interface StreamEar {
    /**
     * The next bytes of the stream, cut where the kernel cut them. The array is lent: when this returns, the next ones are
     * written over it.
     */
    void received(byte[] bytes, int offset, int lengthBytes);

    /** The kernel reported that the connection broke; {@link #closed} follows. */
    void failed(Throwable why);

    /** The connection is over, by whichever side; once, and the last that is heard. Never while a method of it runs. */
    void closed();
}
