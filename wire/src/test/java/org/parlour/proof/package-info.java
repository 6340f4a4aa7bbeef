/**
 * What every room proves itself with: storms of malformed input, counted allocation, published
 * vectors.
 *
 * <p>Boundary: nothing here knows a room; what is proved comes in as a function.
 *
 * <p>Law: our contract (CONTRIBUTING.md). Guard: FuzzTest, AllocationTest.
 */
@NullMarked
package org.parlour.proof;

import org.jspecify.annotations.NullMarked;
