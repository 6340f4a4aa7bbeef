/**
 * Sound by frequencies: the Fourier transform, for the rooms that hear or change what lies in a spectrum.
 *
 * <p>Boundary: no window, no hop, no judgement; each room has its own. Nothing is allocated by a transform.
 *
 * <p>Law: Stockham's order, so that nothing is shuffled. Guard: RealFourierTest.
 */
@NullMarked
package org.parlour.mixer.fourier;

import org.jspecify.annotations.NullMarked;
