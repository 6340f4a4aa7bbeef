/**
 * Calls at once, calls a second, guesses, toll-fraud fences.
 *
 * <p>Boundary: nobody is refused without a counter and a reason.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.limits;

import org.jspecify.annotations.NullMarked;
