/**
 * A doctor's visits: times, rooms, printed invitations.
 *
 * <p>Boundary: no name in a log.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.visit;

import org.jspecify.annotations.NullMarked;
