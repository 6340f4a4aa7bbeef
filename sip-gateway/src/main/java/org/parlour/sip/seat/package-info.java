/**
 * A telephone's seat in a room, and the ports a room offers to a seat.
 *
 * <p>Boundary: no SIP message.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.seat;

import org.jspecify.annotations.NullMarked;
