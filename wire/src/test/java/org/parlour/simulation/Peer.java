package org.parlour.simulation;

import java.util.List;

/**
 * A core that speaks with exactly one other side: the face that the simulation sees of it.
 *
 * <p>An adapter for a control core keeps the effects that the core returned and hands them over when asked; one for a
 * media core is its packet sink.
 */
public interface Peer<M> {
    void receive(M message, long nowNanos);

    /** The moment that {@link #nextDeadlineNanos} named has come. */
    void onDeadline(long nowNanos);

    /** When this peer wants to be woken; {@link Simulation#NEVER} where it does not. */
    long nextDeadlineNanos();

    /** What it wants to send since it was last asked, in order; asking empties it. */
    List<M> departures();
}
