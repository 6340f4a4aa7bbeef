/**
 * Rooms, seats and their events over HTTP and WebSocket, and the seats that telephones take.
 *
 * <p>Who comes to which door the dial plan says; a number here is what lies behind one: its PINs, and whether its people are
 * there. A door of the plan becomes a number of the house when the first room is reached by it ({@code PlannedDoors}); a
 * number that no row of the plan takes is not reached.
 *
 * <p>Boundary: no packet passes here.
 *
 * <p>Law: our contract, RFC 9457. Guard: PlannedDoorsTest, PhoneRoomsTest, SeatDiaryTest, DemoRoomTest, NothingToldTest, RoomsApiTest,
 * EventsApiTest.
 */
@NullMarked
package org.parlour.conference.room;

import org.jspecify.annotations.NullMarked;
