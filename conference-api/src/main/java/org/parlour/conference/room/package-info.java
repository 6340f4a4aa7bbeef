/**
 * Rooms, seats and their events over HTTP and WebSocket, and the seats that telephones take.
 *
 * <p>Boundary: no packet passes here.
 *
 * <p>Law: our contract, RFC 9457. Guard: PhoneRoomsTest, SeatDiaryTest, DemoRoomTest, RoomsApiTest.
 */
@NullMarked
package org.parlour.conference.room;

import org.jspecify.annotations.NullMarked;
