/**
 * Rooms, seats and their events over HTTP and WebSocket, and the seats that telephones take.
 *
 * <p>Boundary: no packet passes here.
 *
 * <p>Law: our contract, RFC 9457. Guard: PhoneRoomsTest, SeatDiaryTest, DemoRoomTest, NothingToldTest, RoomsApiTest,
 * EventsApiTest.
 */
@NullMarked
package org.parlour.conference.room;

import org.jspecify.annotations.NullMarked;
