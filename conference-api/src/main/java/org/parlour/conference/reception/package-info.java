/**
 * Callers who wait for a person, and who lets them in.
 *
 * <p>Boundary: no media before admission.
 *
 * <p>Law: our contract. Guard: RoomsApiTest, PhonesApiTest.
 */
@NullMarked
package org.parlour.conference.reception;

import org.jspecify.annotations.NullMarked;
