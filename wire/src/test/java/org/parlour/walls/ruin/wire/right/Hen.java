package org.parlour.walls.ruin.wire.right;

import java.util.List;
import org.parlour.walls.ruin.wire.left.Egg;

/** Needs the egg. */
public record Hen(List<Egg> eggs, Egg latest) {}
