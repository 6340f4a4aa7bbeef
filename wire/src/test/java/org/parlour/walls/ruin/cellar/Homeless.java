package org.parlour.walls.ruin.cellar;

/** Stands on no floor. */
public final class Homeless {}
