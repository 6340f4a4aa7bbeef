/**
 * A miniature house that is broken on purpose: each class here breaks a wall, or keeps it where one
 * might think it does not (those are called Lawful).
 *
 * <p>Boundary: nothing here is used, and no wall of the real house looks at it.
 *
 * <p>Law: our contract (docs/STYLE.md). Guard: RuinTest.
 */
@NullMarked
package org.parlour.walls.ruin;

import org.jspecify.annotations.NullMarked;
