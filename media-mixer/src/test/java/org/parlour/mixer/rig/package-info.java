/**
 * What the mixer's tests hear with: sounds made, packets of them, and measures of what came out.
 *
 * <p>Boundary: nothing of it ships.
 *
 * <p>Law: our contract. Guard: SoundsTest.
 */
@NullMarked
package org.parlour.mixer.rig;

import org.jspecify.annotations.NullMarked;
