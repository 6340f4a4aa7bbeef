/**
 * Noise suppression for those who may be heard.
 *
 * <p>Boundary: no level is changed here.
 *
 * <p>Law: our contract. Guard: its quality measurements.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.noise;

import org.jspecify.annotations.NullMarked;
