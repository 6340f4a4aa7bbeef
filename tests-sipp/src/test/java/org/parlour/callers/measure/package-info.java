/**
 * Benchmarks of single rooms, and the commands that write their tables under docs/measurements.
 *
 * <p>Boundary: nothing here asserts; speed is measured and reported, never tested.
 *
 * <p>Law: our contract (docs/ARCHITECTURE.md). Guard: BenchmarksTest, ForwardSidesTest.
 */
@NullMarked
package org.parlour.callers.measure;

import org.jspecify.annotations.NullMarked;
