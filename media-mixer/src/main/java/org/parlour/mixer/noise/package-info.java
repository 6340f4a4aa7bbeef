/**
 * Takes hum and noise from what a telephone says, for those who may be heard: first what lies below every voice, then
 * what stays the same while a voice comes and goes. Some of the background is left, so that the line does not sound
 * dead between the words.
 *
 * <p>Boundary: no level is changed here, and nobody is judged to be silent.
 *
 * <p>Law: Ephraim and Malah 1985 (log-spectral amplitude), Cohen 2001 (gain under uncertain presence), Gerkmann and
 * Hendriks 2012 (noise from presence). Guard: HighPassTest, QuickMathTest, NoiseSuppressionTest,
 * NoiseSuppressionSimulationTest, NoiseAllocationTest.
 */
@NullMarked
package org.parlour.mixer.noise;

import org.jspecify.annotations.NullMarked;
