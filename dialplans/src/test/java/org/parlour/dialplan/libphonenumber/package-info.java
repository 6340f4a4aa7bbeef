/**
 * A second opinion on how numbers are written: Google's libphonenumber.
 *
 * <p>Boundary: tests only; what answers calls is our own table.
 *
 * <p>Law: none of ours. Guard: CountriesTest.
 */
@NullMarked
package org.parlour.dialplan.libphonenumber;

import org.jspecify.annotations.NullMarked;
