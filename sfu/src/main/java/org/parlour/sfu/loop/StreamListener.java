package org.parlour.sfu.loop;

/** Who hears what comes over the connections of a {@link LoopListener}; always on its loop. */
public interface StreamListener {
    /**
     * A datagram. The first of a connection looks like STUN, or the connection would be over. The array is lent: when this
     * returns, other bytes are written over it.
     */
    void received(LoopConnection connection, byte[] bytes, int offset, int lengthBytes, long nowNanos);

    /** A connection of which something was received is over, by whichever side; once, and never from within a call. */
    void closed(LoopConnection connection, long nowNanos);
}
