/**
 * A seat's session: transport, tracks and state in one place. {@link org.parlour.sfu.session.BrowserRooms} is what the
 * floor above asks, {@link org.parlour.sfu.session.SeatEvents} what it hears; {@link
 * org.parlour.sfu.session.SharedSeats} and {@link org.parlour.sfu.session.SharedEars} are the same for the telephones.
 *
 * <p>Boundary: no room policy.
 *
 * <p>Law: our contract. Guard: PeerLinkTest, SeatTest, PublishingTest, ViewingTest, SharedSeatTest,
 * RoomDeadlineTest, SessionFuzzTest, SessionAllocationTest and RoomSimulationTest.
 */
@NullMarked
package org.parlour.sfu.session;

import org.jspecify.annotations.NullMarked;
