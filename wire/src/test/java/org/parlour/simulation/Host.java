package org.parlour.simulation;

import java.util.List;

/**
 * Whatever lives at one or more addresses of the simulation: a room with an address per seat, an
 * agent with one per interface, a NAT between two.
 *
 * <p>As {@link Peer}, for those who must know who speaks to whom.
 */
public interface Host<M> {
    void receive(Arrival<M> arrival, long nowNanos);

    void onDeadline(long nowNanos);

    long nextDeadlineNanos();

    /** What it wants to send since it was last asked, in order; asking empties it. */
    List<Departure<M>> departures();
}
