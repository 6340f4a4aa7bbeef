/**
 * Seats and rooms, with browsers that speak for themselves.
 *
 * <p>Boundary: time, network and handshakes are simulated.
 *
 * <p>Law: our contract. Guard: PeerLinkTest, SeatTest, PublishingTest, ViewingTest, SharedSeatTest and
 * RoomSimulationTest.
 */
@NullMarked
package org.parlour.sfu.session;

import org.jspecify.annotations.NullMarked;
