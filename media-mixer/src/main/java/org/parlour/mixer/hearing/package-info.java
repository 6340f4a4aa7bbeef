/**
 * What is done for one caller's ears alone: everything louder, consonants clearer, one speaker at a time, and how fast
 * the house speaks to them.
 *
 * <p>Boundary: no other listener hears any of it, no prompt is stretched here (mixer.stretch does), and nobody is kept
 * for whom it is.
 *
 * <p>Law: our contract; ITU-R BS.1770 for loudness. Guard: HearingAidTest, OneAtATimeTest,
 * HearingAllocationTest.
 */
@NullMarked
package org.parlour.mixer.hearing;

import org.jspecify.annotations.NullMarked;
