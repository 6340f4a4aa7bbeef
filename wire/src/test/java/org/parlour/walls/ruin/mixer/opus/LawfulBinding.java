package org.parlour.walls.ruin.mixer.opus;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A room that bears a library's name may meet native memory, and this one the library's file. */
public record LawfulBinding(MemorySegment decoder, Path library) {}
