/**
 * Keys from every road, each press once.
 *
 * <p>Boundary: no digit is printed and none reaches the room.
 *
 * <p>Law: RFC 4733, RFC 6086. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.digits;

import org.jspecify.annotations.NullMarked;
