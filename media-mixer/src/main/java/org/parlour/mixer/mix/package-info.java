/**
 * Adding voices and taking one away again, with one limiter.
 *
 * <p>Boundary: no per-listener re-mix.
 *
 * <p>Law: our contract. Guard: MixTest, LimiterTest.
 */
@NullMarked
package org.parlour.mixer.mix;

import org.jspecify.annotations.NullMarked;
