/**
 * Tracks written as they came.
 *
 * <p>Boundary: no decoding, no mixing.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.record;

import org.jspecify.annotations.NullMarked;
