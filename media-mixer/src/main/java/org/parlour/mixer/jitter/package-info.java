/**
 * The jitter buffer: packets in as they come, frames out as they are due.
 *
 * <p>Boundary: no sleeping and no clock; time comes in.
 *
 * <p>Law: RFC 3550 A.8. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.jitter;

import org.jspecify.annotations.NullMarked;
