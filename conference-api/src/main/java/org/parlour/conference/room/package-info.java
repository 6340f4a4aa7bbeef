/**
 * Rooms, seats and their events over HTTP and WebSocket.
 *
 * <p>Boundary: no packet passes here.
 *
 * <p>Law: our contract, RFC 9457. Guard: its API tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.room;

import org.jspecify.annotations.NullMarked;
