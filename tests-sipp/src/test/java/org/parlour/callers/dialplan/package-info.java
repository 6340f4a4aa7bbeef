/**
 * The dial plan as providers and their callers meet it: the program with plans in its folder, and trunks on addresses of this
 * machine.
 *
 * <p>Boundary: only what a caller can do and an admin can see.
 *
 * <p>Law: docs/adr/0022. Guard: PlannedTelephonesTest, ChangedPlanTest.
 */
@NullMarked
package org.parlour.callers.dialplan;

import org.jspecify.annotations.NullMarked;
