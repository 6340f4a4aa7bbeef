/**
 * The call dialog as a state machine: INVITE to BYE, retransmissions, glare, early and late offers.
 *
 * <p>Boundary: no transport, no clock, no parser of messages.
 *
 * <p>Law: RFC 3261, RFC 3264, RFC 6141. Guard: its simulation: every message of every flow lost
 * once.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.dialog;

import org.jspecify.annotations.NullMarked;
