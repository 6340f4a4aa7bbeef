/**
 * The walls of this floor, held against its own classes.
 *
 * <p>Boundary: no room of the floor is tested here.
 *
 * <p>Law: our contract (docs/ARCHITECTURE.md). Guard: WallsTest.
 */
@NullMarked
package org.parlour.wire;

import org.jspecify.annotations.NullMarked;
