/**
 * Packets from one seat to others: sequence, timestamp, SSRC and picture ids rewritten.
 *
 * <p>Boundary: payloads are not decoded, nothing is allocated per packet.
 *
 * <p>Law: RFC 7667 §3.7, RFC 7741. Guard: its golden and simulation tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.forward;

import org.jspecify.annotations.NullMarked;
