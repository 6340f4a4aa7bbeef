/**
 * What a line sounds like, as a number: the E-model's R and the mean opinion score that people
 * would give.
 *
 * <p>{@link org.parlour.wire.quality.EModel} is a pure function from a {@link
 * org.parlour.wire.quality.Line} to a {@link org.parlour.wire.quality.LineQuality}, which also says
 * what took the points away.
 *
 * <p>Boundary: nothing is measured here, the figures come in. The scale is the narrow-band one of
 * G.107: a wide-band call tops out where a perfect telephone does.
 *
 * <p>Law: ITU-T G.107 (06/2015), G.109, G.113 Appendix I. Guard: EModelTest, EModelGoldenTest,
 * EModelPropertyTest.
 */
@NullMarked
package org.parlour.wire.quality;

import org.jspecify.annotations.NullMarked;
