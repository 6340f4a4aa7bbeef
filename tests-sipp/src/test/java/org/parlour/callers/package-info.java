/**
 * Real callers: telephones, trunks and browsers that ring the whole program.
 *
 * <p>Boundary: nothing is reached but through the doors that a stranger has.
 *
 * <p>Law: our contract (docs/ARCHITECTURE.md). Guard: WallsTest.
 */
@NullMarked
package org.parlour.callers;

import org.jspecify.annotations.NullMarked;
