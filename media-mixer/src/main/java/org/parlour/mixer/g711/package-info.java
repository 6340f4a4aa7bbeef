/**
 * A-law and µ-law.
 *
 * <p>Boundary: no voice detection, no concealment.
 *
 * <p>Law: ITU-T G.711. Guard: ITU sweep vectors.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.g711;

import org.jspecify.annotations.NullMarked;
