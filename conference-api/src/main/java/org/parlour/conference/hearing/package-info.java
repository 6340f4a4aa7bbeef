/**
 * How callers hear best, kept for the next time that they call: by a keyed hash of trunk and number, until they have not
 * called for long, or somebody asks to forget it. It may tell of a caller's health, so it is the house's and the hosts' of
 * the room where they sit, and nobody's else.
 *
 * <p>Boundary: no sound, and no number. Who gives no number keeps it for one call.
 *
 * <p>Law: our contract (ADR-0021). Guard: HearingBookTest, HearingApiTest.
 */
@NullMarked
package org.parlour.conference.hearing;

import org.jspecify.annotations.NullMarked;
