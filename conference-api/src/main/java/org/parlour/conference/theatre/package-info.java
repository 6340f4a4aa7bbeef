/**
 * A film watched in step.
 *
 * <p>Boundary: the film never passes the forwarding core.
 *
 * <p>Law: our contract. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.theatre;

import org.jspecify.annotations.NullMarked;
