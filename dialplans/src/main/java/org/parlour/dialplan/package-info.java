/**
 * Number in, decision out: the dial-plan format, its checker and its explainer.
 *
 * <p>Boundary: no store and no call; a plan is text and a decision is a value.
 *
 * <p>Law: our contract (docs/OPERATIONS.md, once plans exist). Guard: its own golden tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.dialplan;

import org.jspecify.annotations.NullMarked;
