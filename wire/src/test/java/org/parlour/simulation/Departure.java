package org.parlour.simulation;

/** A message that somebody puts on the network. */
public record Departure<M>(Address from, Address to, M message) {}
