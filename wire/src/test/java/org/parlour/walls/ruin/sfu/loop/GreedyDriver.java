package org.parlour.walls.ruin.sfu.loop;

import java.io.File;

/** A driver has the freedoms that its row names, and no others: a loop opens no file. */
public record GreedyDriver(File file) {}
