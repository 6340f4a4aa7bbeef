/**
 * A room that spans loops or nodes.
 *
 * <p>Boundary: no second copy of a track over one hop.
 *
 * <p>Law: our contract. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.relay;

import org.jspecify.annotations.NullMarked;
