/**
 * A seat's session: transport, tracks and state in one place.
 *
 * <p>Boundary: no room policy.
 *
 * <p>Law: our contract. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.session;

import org.jspecify.annotations.NullMarked;
