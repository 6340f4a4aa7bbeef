/**
 * One virtual thread per call: a bounded mailbox in arrival order, and the deadlines of whoever lives there.
 *
 * <p>{@link org.parlour.sip.lane.Lanes} is the door. What a lane carries and who owns it is for the composer to say: the
 * lane knows no SIP.
 *
 * <p>Boundary: no decision, no socket.
 *
 * <p>Law: docs/adr/0003. Guard: LanesTest.
 */
@NullMarked
package org.parlour.sip.lane;

import org.jspecify.annotations.NullMarked;
