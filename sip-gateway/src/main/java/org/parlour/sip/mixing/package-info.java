/**
 * Phones on their loops: each leg joined to its voice, the voice to a mix at the door or in a room, and the grid of 20 ms
 * that drives every mix.
 *
 * <p>{@link org.parlour.sip.mixing.PhoneSounds} is the door; its callers stand on lanes, the work is done on loops.
 *
 * <p>Boundary: no sample is touched here, and nobody decides here who may enter.
 *
 * <p>Law: our contract (ADR-0003); RFC 7587 section 6.1. Guard: PhoneSoundsTest, WishesTest.
 */
@NullMarked
package org.parlour.sip.mixing;

import org.jspecify.annotations.NullMarked;
