/**
 * A telephone's seat in a room, and the ports between calls and rooms: {@link org.parlour.sip.seat.Rooms}, {@link
 * org.parlour.sip.seat.CallEvents} and {@link org.parlour.sip.seat.Shelf} up, {@link org.parlour.sip.seat.PhoneCalls} down.
 *
 * <p>{@link org.parlour.sip.seat.SeatedPhone} is what its caller hears of the house and does with the keys: events come
 * in, effects go out.
 *
 * <p>Boundary: no SIP message, no sound, no clock.
 *
 * <p>Law: our contract. Guard: SeatedPhoneTest has the rules one by one, SeatedPhoneSimulationTest callers and company of
 * every kind, SeatedPhoneFuzzTest the storms.
 */
@NullMarked
package org.parlour.sip.seat;

import org.jspecify.annotations.NullMarked;
