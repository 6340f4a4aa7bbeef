/**
 * Comfort noise: what a pause sounds like in which nothing is sent, told by the sender or learned from the line itself;
 * and the telling of it.
 *
 * <p>Boundary: whether there is a pause is for others to say.
 *
 * <p>Law: RFC 3389. Guard: ComfortNoiseTest, ComfortNoiseFuzzTest.
 */
@NullMarked
package org.parlour.mixer.comfort;

import org.jspecify.annotations.NullMarked;
