package org.parlour.walls.ruin.wire.left;

import org.parlour.walls.ruin.wire.right.Hen;

/** Needs the hen. */
public record Egg(Hen layer) {}
