/**
 * Between 8 and 16 kHz in the media path, from 48 kHz to a whole part of it, and whole clips from any rate between 8 and
 * 48 kHz outside the media path.
 *
 * <p>Boundary: nothing is allocated per frame; a clip is never resampled on a loop.
 *
 * <p>Law: our contract (passband to 3.4 kHz, 1.4 ms of delay). Guard: ResampleTest, DecimatorTest, ResamplingTest.
 */
@NullMarked
package org.parlour.mixer.resample;

import org.jspecify.annotations.NullMarked;
