package org.parlour.conference.events;

import java.time.Instant;

/**
 * An event with its place.
 *
 * @param number its place among the events of its room since the program began: 1, 2, 3, without a gap
 */
public record NumberedEvent(long number, Instant at, RoomEvent event) {}
