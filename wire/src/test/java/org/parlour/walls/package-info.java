/**
 * The walls of the house: its plan as tables, and what a wall and a breach of one are.
 *
 * <p>Boundary: nothing here reads a class or a source; that is done next door, in {@code bytecode}
 * and {@code source}. The miniature house in {@code ruin} is broken on purpose, so that each wall is
 * seen to stand, and every real wall looks past it.
 *
 * <p>Law: our contract (docs/STYLE.md, docs/ARCHITECTURE.md). Guard: HouseTest, InspectionTest,
 * FormatTest.
 */
@NullMarked
package org.parlour.walls;

import org.jspecify.annotations.NullMarked;
