/**
 * Hears whether what a telephone sends is hold music, ring-back or another tone of a network, rather than somebody.
 *
 * <p>Boundary: it only says so. Nobody is kept out here, no sound is changed, and a line that is silent costs nothing.
 *
 * <p>Law: ITU-T E.180 and E.182 (tones), Seyerlehner 2007 (partials that last), Scheirer and Slaney 1997 (how level and
 * spectrum change). Guard: HoldEarTest, HoldEarSimulationTest, HoldEarFuzzTest, HoldEarAllocationTest; recorded music and
 * speech by {@code ./measure firewall}.
 */
@NullMarked
package org.parlour.mixer.hold;

import org.jspecify.annotations.NullMarked;
