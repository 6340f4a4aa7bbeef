/**
 * Tones made and found: keys, ring-back, the join and leave tones.
 *
 * <p>Boundary: no digit is printed.
 *
 * <p>Law: ITU-T Q.23, Q.24. Guard: its talk-off tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.tone;

import org.jspecify.annotations.NullMarked;
