package org.parlour.walls.ruin.mixer.mix;

import java.lang.foreign.MemorySegment;

/** Native memory outside a library's room. */
public record NativeMix(MemorySegment sum) {}
