/**
 * Greets a caller, takes the PIN, seats them or leads them to reception.
 *
 * <p>Boundary: no store is asked directly (see the Doorbook port) and no PIN is printed.
 *
 * <p>Law: our contract. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.door;

import org.jspecify.annotations.NullMarked;
