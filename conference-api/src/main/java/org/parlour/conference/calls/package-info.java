/**
 * The telephone calls of this moment: listed, muted, hung up.
 *
 * <p>Boundary: no number in clear.
 *
 * <p>Law: our contract. Guard: CallBoardTest, RoomsApiTest.
 */
@NullMarked
package org.parlour.conference.calls;

import org.jspecify.annotations.NullMarked;
