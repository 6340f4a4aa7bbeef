/**
 * The revisions of a plan: which one holds, whether another may take its place, and what would change.
 *
 * <p>Boundary: nothing is stored and nobody is told; a plan that does not check never replaces one that did.
 *
 * <p>Law: our contract (docs/adr/0022-dial-plans.md); RFC 9110 section 13.1.1 for If-Match. Guard: RevisionsTest,
 * ChangesTest.
 */
@NullMarked
package org.parlour.dialplan.revision;

import org.jspecify.annotations.NullMarked;
