package org.parlour.sip.door;

import java.time.Duration;

/**
 * How long the door waits for what.
 *
 * @param betweenDigits before a silence is one: the invitation must be found, and the glasses
 * @param decision for a single key that was just asked for: one to go back, zero for help
 * @param alone how long a lone 0 must stay alone to ask for a person, and a lone 1 to go back: either may begin a number
 * @param tail how closely what follows a whole PIN follows when it belongs to it: a hash, a digit too many
 * @param again from one sentence in reception to the next
 * @param answer for the house to answer a question; then it counts as broken
 * @param speech for a sentence to be played out; then it counts as played
 * @param atTheDoor from the greeting to reception, whatever is typed
 * @param inReception until nobody is expected to come any more
 */
public record DoorTimers(
        Duration betweenDigits,
        Duration decision,
        Duration alone,
        Duration tail,
        Duration again,
        Duration answer,
        Duration speech,
        Duration atTheDoor,
        Duration inReception) {
    public static final DoorTimers PATIENT = new DoorTimers(
            Duration.ofSeconds(20),
            Duration.ofSeconds(8),
            Duration.ofSeconds(2),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(45),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10));
}
