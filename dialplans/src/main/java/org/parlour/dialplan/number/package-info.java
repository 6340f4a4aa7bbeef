/**
 * Telephone numbers as plans and callers write them: which country's habits make which international number of them, and
 * the patterns that numbers are compared with.
 *
 * <p>Boundary: no number is judged assigned or not; nobody is called, nothing is looked up.
 *
 * <p>Law: ITU-T E.164; E.123 and RFC 3966 for what stands between the digits; patterns as Asterisk's extensions write them.
 * Guard: NumberingTest, NumberPatternTest, NumberPatternSimulationTest, CountriesTest.
 */
@NullMarked
package org.parlour.dialplan.number;

import org.jspecify.annotations.NullMarked;
