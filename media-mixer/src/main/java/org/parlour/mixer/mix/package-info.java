/**
 * Adding voices and taking one away again, with one limiter.
 *
 * <p>Boundary: no per-listener re-mix.
 *
 * <p>Law: our contract. Guard: sample-exact tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.mix;

import org.jspecify.annotations.NullMarked;
