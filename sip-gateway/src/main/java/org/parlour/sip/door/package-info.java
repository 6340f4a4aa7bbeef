/**
 * Greets a caller, takes the PIN, leads them to a room or to reception; or to a room at once, where the plan says so.
 *
 * <p>{@link org.parlour.sip.door.Door} is the machine: events come in, effects go out. {@link
 * org.parlour.sip.door.Doorbook} is what the door asks, and the floor above answers.
 *
 * <p>Boundary: no store is asked directly and no PIN is printed; no clock, no sound.
 *
 * <p>Law: our contract. Guard: DoorTest has the table of states and the rules one by one, DoorSimulationTest callers of
 * every kind, DoorFuzzTest the storms, WelcomeTest those who are led past the PIN, DoorPageTest the pictures in docs/call-flows/door.md.
 */
@NullMarked
package org.parlour.sip.door;

import org.jspecify.annotations.NullMarked;
