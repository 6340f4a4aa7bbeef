/**
 * The telephone calls of this moment: listed, muted, tried, hung up.
 *
 * <p>Boundary: no number in clear but for the admin who asks for one.
 *
 * <p>Law: our contract. Guard: CallBoardTest, RoomsApiTest, PhonesApiTest.
 */
@NullMarked
package org.parlour.conference.calls;

import org.jspecify.annotations.NullMarked;
