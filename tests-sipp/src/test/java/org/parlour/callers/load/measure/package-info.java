/**
 * {@code ./measure phones}: what telephones cost by codec, crowd and setting, how punctual they are and where their delay
 * lies; docs/measurements/phones.md and its pictures.
 *
 * <p>Boundary: speed is measured and reported, never tested; what is tested is that the figures are there.
 *
 * <p>Law: our contract (docs/ARCHITECTURE.md, the budgets). Guard: PhonesLoadTest.
 */
@NullMarked
package org.parlour.callers.load.measure;

import org.jspecify.annotations.NullMarked;
