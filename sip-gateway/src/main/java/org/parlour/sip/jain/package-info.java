/**
 * The one room that knows JAIN-SIP: messages and transactions.
 *
 * <p>Boundary: no dialog state and no decision.
 *
 * <p>Law: RFC 3261 §17, §18. Guard: its loopback tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.jain;

import org.jspecify.annotations.NullMarked;
