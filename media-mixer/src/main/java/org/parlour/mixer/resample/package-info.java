/**
 * Between 8, 16 and 48 kHz.
 *
 * <p>Boundary: no other rates, nothing allocated per frame.
 *
 * <p>Law: our contract. Guard: its frequency-response tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.resample;

import org.jspecify.annotations.NullMarked;
