/**
 * Whether a trunk's peer is there: OPTIONS now and then, how long the answer takes, up or down.
 *
 * <p>{@link org.parlour.sip.probe.PeerWatch} is the door: events come in, effects go out; {@code sip.reach} drives it.
 * Any answer means that somebody is there, except one that says it is out of order.
 *
 * <p>Boundary: no socket, no name look-up; calls are not refused because of what is found here.
 *
 * <p>Law: RFC 3261 §11, RFC 5626 §4.4. Guard: PeerWatchTest.
 */
@NullMarked
package org.parlour.sip.probe;

import org.jspecify.annotations.NullMarked;
