/**
 * The mix of one room: who is summed, who hears what, one tick at a time.
 *
 * <p>Boundary: no socket, no clock, no thread: the loop calls.
 *
 * <p>Law: our contract. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.room;

import org.jspecify.annotations.NullMarked;
