/**
 * The nodes of a cluster: load, placement, draining.
 *
 * <p>Boundary: no room is moved without a reason that can be read.
 *
 * <p>Law: our contract. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.nodes;

import org.jspecify.annotations.NullMarked;
