/**
 * The seats of browsers: tickets for links, the WebSocket on which a browser and its room talk, and one thread a room that
 * drives {@link org.parlour.sfu.signal.RoomTalk}. {@link org.parlour.conference.room.seats.BrowserSeats} is where sockets,
 * rooms and media meet.
 *
 * <p>Boundary: no packet passes here, nobody decides here what follows from what was said, and no ticket, key or name is
 * logged.
 *
 * <p>Law: our contract (/signal/v1.schema.json), RFC 6455. Guard: SeatsApiTest, PhonesApiTest, SignalSchemaTest,
 * SignalJsonFuzzTest, TicketsTest, SeatLineTest, NothingOverheardTest.
 */
@NullMarked
package org.parlour.conference.room.seats;

import org.jspecify.annotations.NullMarked;
