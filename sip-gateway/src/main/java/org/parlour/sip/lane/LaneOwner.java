package org.parlour.sip.lane;

/**
 * What lives on a lane. Its methods are called one after another, in the order in which messages arrived, and never by
 * two threads at once.
 */
public interface LaneOwner<M> {
    long NEVER = Long.MAX_VALUE;

    void on(M message, long nowNanos);

    /** The moment that {@link #nextDeadlineNanos} named has come. */
    void onDeadline(long nowNanos);

    /** When it wants {@link #onDeadline}, asked for after each call; {@link #NEVER} where it does not. */
    long nextDeadlineNanos();

    /** Whether the lane may end, asked for after each call. */
    boolean isOver();

    /** One of the methods above threw. The lane ends afterwards: a core with a broken invariant is asked nothing more. */
    void broken(Throwable why, long nowNanos);

    /** Was accepted and comes too late: the lane has ended before its turn. */
    void unheard(M message);
}
