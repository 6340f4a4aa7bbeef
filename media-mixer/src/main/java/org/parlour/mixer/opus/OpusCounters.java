package org.parlour.mixer.opus;

/**
 * What Opus holds outside the heap.
 *
 * @param codecsNow encoders and decoders that were made and not closed
 */
public record OpusCounters(long codecsNow) {}
