/**
 * How a voice comes out of the mixer when its line loses packets: recorded speech, the losses of two kinds of line, and
 * the command that writes docs/measurements/voice.md with its pictures. And keys on such lines: docs/measurements/digits.md.
 *
 * <p>Boundary: nothing here asserts how good a voice is; the rooms' own tests do. Recorded speech is fetched, never kept in
 * the repository.
 *
 * <p>Law: our contract. Guard: VoiceFiguresTest.
 */
@NullMarked
package org.parlour.callers.voice;

import org.jspecify.annotations.NullMarked;
