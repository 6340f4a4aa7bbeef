/**
 * The telephone as its callers meet it: each suite starts the program once, makes a room by the API, and calls.
 *
 * <p>Boundary: only what a caller can do and an admin can see.
 *
 * <p>Law: docs/ARCHITECTURE.md, RFC 3261, RFC 4733. Guard: TwoPhonesTest, PinTest, SignallingTest, EndingTest.
 */
@NullMarked
package org.parlour.callers.telephone;

import org.jspecify.annotations.NullMarked;
