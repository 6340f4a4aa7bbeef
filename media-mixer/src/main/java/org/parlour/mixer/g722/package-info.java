/**
 * G.722: 16 kHz in 64 kbit/s, as two bands, each foretold and corrected sample by sample.
 *
 * <p>Boundary: no concealment, though the decoder lets others fill gaps between its bands and its filter, and
 * guesses what it would have learned in a gap. Nothing is allocated.
 *
 * <p>Law: ITU-T G.722; RFC 3551 4.5.2 for its clock. Guard: G722GoldenTest, G722Test.
 */
@NullMarked
package org.parlour.mixer.g722;

import org.jspecify.annotations.NullMarked;
