/**
 * {@code ./run dialplan check} and {@code ./run dialplan explain}: the plan's checker and explainer at a terminal.
 *
 * <p>Boundary: nothing is changed and no name is looked up; no secret is kept longer than it takes to see that it is there.
 *
 * <p>Law: our contract (docs/adr/0022-dial-plans.md). Guard: DialPlanCommandTest, ExamplesTest.
 */
@NullMarked
package org.parlour.dialplan.command;

import org.jspecify.annotations.NullMarked;
