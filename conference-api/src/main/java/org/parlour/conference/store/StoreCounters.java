package org.parlour.conference.store;

/**
 * What the store has done since the start.
 *
 * @param refused work that found its queue full
 * @param abandoned work whose caller did not wait for the end
 * @param waitingNow work that stands in a queue at this moment
 */
public record StoreCounters(long reads, long writes, long refused, long abandoned, long waitingNow) {}
