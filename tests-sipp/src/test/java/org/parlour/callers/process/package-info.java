/**
 * Programs that others wrote, started and ended by tests.
 *
 * <p>Boundary: only what was started here is ended here.
 *
 * <p>Law: our contract (docs/STYLE.md). Guard: SippTest, BaresipTest, LinphoneTest.
 */
@NullMarked
package org.parlour.callers.process;

import org.jspecify.annotations.NullMarked;
