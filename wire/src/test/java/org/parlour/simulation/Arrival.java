package org.parlour.simulation;

/**
 * A message that comes out of the network.
 *
 * @param number the how-manieth message that the network was given; a duplicate carries the number of its original
 */
public record Arrival<M>(Address from, Address to, M message, long number, long sentNanos, long atNanos) {}
