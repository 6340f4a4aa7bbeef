package org.parlour.sip.mixing;

/**
 * What the mixes of all rooms and doors count.
 *
 * @param lateTicks more than 5 ms behind their time, and made up for
 * @param skippedFrames of 20 ms, which nobody heard because their time had long passed
 * @param roomsNow rooms with phones in them
 */
public record MixCounters(long ticks, long lateTicks, long skippedFrames, long roomsNow) {}
