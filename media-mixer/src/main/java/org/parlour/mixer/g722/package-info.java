/**
 * G.722 at 64 kbit/s.
 *
 * <p>Boundary: no concealment.
 *
 * <p>Law: ITU-T G.722. Guard: ITU vectors.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.g722;

import org.jspecify.annotations.NullMarked;
