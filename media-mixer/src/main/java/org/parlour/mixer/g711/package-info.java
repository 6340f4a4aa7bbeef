/**
 * A-law and µ-law.
 *
 * <p>Boundary: no voice detection, no concealment.
 *
 * <p>Law: ITU-T G.711. Guard: LawTest, LawGoldenTest.
 */
@NullMarked
package org.parlour.mixer.g711;

import org.jspecify.annotations.NullMarked;
