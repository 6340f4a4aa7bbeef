/**
 * The dial plan: who exchanges calls with us, and what becomes of every call. Texts in; a plan that holds together out, or
 * what is wrong with them, where, and what would be right.
 *
 * <p>Boundary: no file is read, no name looked up, no secret held; a text that was refused leaves no plan behind. What only
 * a running call shows (a wrong realm, an expired certificate) is said in the same words by whoever sees it.
 *
 * <p>Law: our contract, {@code plan.schema.json} and docs/adr/0022-dial-plans.md. Guard: PlanCheckTest,
 * MisconfigurationTest, PlanGoldenTest, PlanSchemaTest, PlanFuzzTest.
 */
@NullMarked
package org.parlour.dialplan.plan;

import org.jspecify.annotations.NullMarked;
