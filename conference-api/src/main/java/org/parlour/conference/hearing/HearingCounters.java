package org.parlour.conference.hearing;

/**
 * How callers hear, since the start.
 *
 * @param known times that a caller came, or a wish changed, of whom something is kept
 * @param written wishes that were written down, or deleted because they are nobody's any more
 * @param forgotten callers who were forgotten because somebody asked for it
 * @param outdated callers who were forgotten because they had not called for long
 * @param dropped wishes that could not be kept: too many waited for the disk, or it failed
 */
public record HearingCounters(long known, long written, long forgotten, long outdated, long dropped) {}
