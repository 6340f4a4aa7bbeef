/**
 * The telephone calls of this moment: listed, explained, muted, tried, hung up.
 *
 * <p>Boundary: no number in clear but for the admin who asks for one.
 *
 * <p>Law: our contract. Guard: CallBoardTest, RoomsApiTest, PhonesApiTest, ExplanationApiTest.
 */
@NullMarked
package org.parlour.conference.calls;

import org.jspecify.annotations.NullMarked;
