/**
 * What a line sounds like, as a number: the E-model's R and the mean opinion score.
 *
 * <p>Boundary: nothing is measured here, the figures come in.
 *
 * <p>Law: ITU-T G.107, G.113. Guard: EModelTest.
 */
@NullMarked
package org.parlour.wire.quality;

import org.jspecify.annotations.NullMarked;
