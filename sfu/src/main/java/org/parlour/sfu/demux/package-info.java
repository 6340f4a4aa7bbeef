/**
 * Tells STUN, DTLS, RTP and RTCP apart by the first bytes.
 *
 * <p>Boundary: no packet is changed.
 *
 * <p>Law: RFC 7983, RFC 5761. Guard: its fuzz test.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.demux;

import org.jspecify.annotations.NullMarked;
