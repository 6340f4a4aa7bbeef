package org.parlour.conference.directory;

import java.time.Duration;

/**
 * How guesses are forgotten: one at a time.
 *
 * @param most how many may stand against somebody; a further one is refused
 * @param each how long until one is forgotten
 */
public record Forgiveness(int most, Duration each) {}
