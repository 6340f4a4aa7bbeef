/**
 * Who is in which slot: loudest speakers, sticky choice, pending key frames.
 *
 * <p>Boundary: no packet is touched.
 *
 * <p>Law: our contract. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.slots;

import org.jspecify.annotations.NullMarked;
