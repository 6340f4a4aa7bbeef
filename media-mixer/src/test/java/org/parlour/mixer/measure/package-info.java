/**
 * Measures of what a voice has lost on its way: how well it is understood, how far its spectrum is from what it was, how
 * loud it is.
 *
 * <p>Boundary: nothing of it ships; what is compared must lie in step already.
 *
 * <p>Law: Jensen and Taal 2016 (ESTOI), ITU-R BS.1770-4 (loudness), else our contract. Guard: EstoiTest, LoudnessTest,
 * SpectralDistanceTest, SegmentalSignalTest, ToneTraceTest.
 */
@NullMarked
package org.parlour.mixer.measure;

import org.jspecify.annotations.NullMarked;
