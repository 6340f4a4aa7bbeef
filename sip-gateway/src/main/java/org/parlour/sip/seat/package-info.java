/**
 * A telephone's seat in a room, and the ports between calls and rooms: {@link org.parlour.sip.seat.Rooms}, {@link
 * org.parlour.sip.seat.CallEvents} and {@link org.parlour.sip.seat.Shelf} up, {@link org.parlour.sip.seat.PhoneCalls} down.
 *
 * <p>Boundary: no SIP message.
 *
 * <p>Law: our contract. Guard: its own tests.
 */
@NullMarked
package org.parlour.sip.seat;

import org.jspecify.annotations.NullMarked;
