/**
 * Many callers at once, and what they cost: a generator that measures its own lateness, and the tests that write
 * docs/measurements/telephone.md.
 *
 * <p>Boundary: speed is measured and reported, never tested; what is tested is that all is heard and nothing is left.
 *
 * <p>Law: our contract (docs/ARCHITECTURE.md, the budgets). Guard: GeneratorTest.
 */
@NullMarked
package org.parlour.callers.load;

import org.jspecify.annotations.NullMarked;
