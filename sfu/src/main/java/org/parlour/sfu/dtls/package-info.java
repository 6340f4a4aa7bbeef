/**
 * DTLS sessions as seen by a seat: waiting, handshaking, keyed, failed.
 *
 * <p>Boundary: no cryptography of its own.
 *
 * <p>Law: RFC 5763, RFC 5764, RFC 6347. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.dtls;

import org.jspecify.annotations.NullMarked;
