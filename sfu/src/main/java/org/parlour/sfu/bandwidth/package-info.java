/**
 * How much a line carries.
 *
 * <p>Boundary: no packet is dropped here.
 *
 * <p>Law: draft-ietf-rmcat-gcc-02. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.bandwidth;

import org.jspecify.annotations.NullMarked;
