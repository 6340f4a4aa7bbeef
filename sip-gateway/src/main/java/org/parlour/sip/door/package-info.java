/**
 * Greets a caller, takes the PIN, leads them to a room or to reception.
 *
 * <p>{@link org.parlour.sip.door.Doorbook} is what the door asks, and the floor above answers.
 *
 * <p>Boundary: no store is asked directly and no PIN is printed.
 *
 * <p>Law: our contract. Guard: its simulation.
 */
@NullMarked
package org.parlour.sip.door;

import org.jspecify.annotations.NullMarked;
