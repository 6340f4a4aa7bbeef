package org.parlour.conference.events;

/**
 * What the rooms' events have done since the start.
 *
 * @param published events that happened, followed or not
 * @param tooSlow followers let go because they did not keep up
 * @param refused followers turned away because there were too many
 * @param followersNow who follows at this moment
 */
public record EventCounters(long published, long tooSlow, long refused, long followersNow) {}
