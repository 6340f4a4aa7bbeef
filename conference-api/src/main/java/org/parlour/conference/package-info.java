/**
 * The program itself: the entrance, the start, the end, and the sentences printed at the terminal.
 *
 * <p>Boundary: no business of a room.
 *
 * <p>Law: our contract (docs/OPERATIONS.md). Guard: ProgramTest in tests-sipp.
 */
@NullMarked
package org.parlour.conference;

import org.jspecify.annotations.NullMarked;
