/**
 * Calls that we place.
 *
 * <p>Boundary: no route is chosen outside the dial plan.
 *
 * <p>Law: RFC 3261 §13. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.outbound;

import org.jspecify.annotations.NullMarked;
