/**
 * Linear prediction: what a sound's next sample will most likely be, told by the last ones. It is the shape of a sound's
 * spectrum, which concealment carries on and comfort noise is made of.
 *
 * <p>Boundary: no codec.
 *
 * <p>Law: Levinson's and Durbin's recursion. Guard: LinearPredictionTest.
 */
@NullMarked
package org.parlour.mixer.predict;

import org.jspecify.annotations.NullMarked;
