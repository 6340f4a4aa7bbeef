/**
 * Number in, decision out: the dial-plan format, its checker and its explainer.
 *
 * <p>Boundary: no store and no call; a plan is text and a decision is a value.
 *
 * <p>Law: our contract (docs/adr/0022-dial-plans.md). Guard: the tests that its rooms name.
 *
 *
 */
@NullMarked
package org.parlour.dialplan;

import org.jspecify.annotations.NullMarked;
