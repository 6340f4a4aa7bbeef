/**
 * What happens in rooms, numbered, for whoever follows. Who does not keep up is let go with a reason and may ask for the
 * present state again.
 *
 * <p>Boundary: no secret, no name and no number, masked or not.
 *
 * <p>Law: our contract. Guard: RoomEventsTest.
 */
@NullMarked
package org.parlour.conference.events;

import org.jspecify.annotations.NullMarked;
