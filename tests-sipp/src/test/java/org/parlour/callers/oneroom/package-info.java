/**
 * The product in one sentence: browsers and telephones talk in one room. Real browsers open links, real phones type PINs,
 * and each is told from all others by its voice.
 *
 * <p>Boundary: what people see and hear on both sides; what one side does for itself is for the suites of that side.
 *
 * <p>Law: docs/ARCHITECTURE.md. Guard: OneRoomTest, OneMuteTest, FirstAndLastTest.
 */
@NullMarked
package org.parlour.callers.oneroom;

import org.jspecify.annotations.NullMarked;
