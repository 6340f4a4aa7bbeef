/**
 * How a voice comes out of the mixer: recorded speech over lines that lose packets or delay them unevenly, that are noisy,
 * soft or loud, or that return what they are sent, and the command that writes docs/measurements/voice.md with its pictures.
 * And keys on such lines: docs/measurements/digits.md.
 *
 * <p>Boundary: nothing here asserts how good a voice is; the rooms' own tests do. Recorded speech is fetched, never kept in
 * the repository.
 *
 * <p>Law: our contract. Guard: VoiceFiguresTest, VoiceSectionsTest.
 */
@NullMarked
package org.parlour.callers.voice;

import org.jspecify.annotations.NullMarked;
