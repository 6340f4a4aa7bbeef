/**
 * What a plan decides about a call, and why: every trunk and every row that was looked at, the strings that were compared,
 * and what each lost or won by.
 *
 * <p>Boundary: one code decides and explains; a decision is an explanation whose steps were dropped. No number of a caller
 * is in a text unless it was asked for.
 *
 * <p>Law: docs/adr/0022-dial-plans.md. Guard: ExplainerTest, ExplainerSimulationTest, ExplanationGoldenTest.
 */
@NullMarked
package org.parlour.dialplan.explain;

import org.jspecify.annotations.NullMarked;
