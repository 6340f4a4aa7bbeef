package org.parlour.walls.ruin.wire;

import org.parlour.walls.ruin.sfu.Sideways;

/** Runs upward. */
public record Climber(Sideways above) {}
