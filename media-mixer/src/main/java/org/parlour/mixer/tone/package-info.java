/**
 * Tones made: who joins, who leaves, whether somebody hears, and music for those who wait.
 *
 * <p>Boundary: nothing is recorded; all of it is computed, the same every time.
 *
 * <p>Law: our contract. Guard: TonesTest.
 */
@NullMarked
package org.parlour.mixer.tone;

import org.jspecify.annotations.NullMarked;
