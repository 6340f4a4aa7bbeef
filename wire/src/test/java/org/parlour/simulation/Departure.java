package org.parlour.simulation;

/** A message that somebody puts on the network. */
public record Departure<M>(Port from, Port to, M message) {}
