/**
 * What telephones and browsers in one room cost and how long their voices take, against the running program, written to
 * docs/measurements/one-room.md.
 *
 * <p>Boundary: nothing here asserts speed; it is measured and set beside its budget.
 *
 * <p>Law: the budgets of the media path (docs/ARCHITECTURE.md). Guard: OneRoomFiguresTest.
 */
@NullMarked
package org.parlour.callers.oneroom.measure;

import org.jspecify.annotations.NullMarked;
