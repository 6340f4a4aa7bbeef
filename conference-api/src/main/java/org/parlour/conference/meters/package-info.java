/**
 * The only room that knows Micrometer: every counter of the house gets its meter here.
 *
 * <p>Boundary: no label carries a person, a number or a PIN.
 *
 * <p>Law: our contract. Guard: MetersTest, which lists every counter without a meter.
 */
@NullMarked
package org.parlour.conference.meters;

import org.jspecify.annotations.NullMarked;
