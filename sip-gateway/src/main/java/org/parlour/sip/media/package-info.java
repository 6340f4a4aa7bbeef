/**
 * The phone's RTP leg: port, latching, packets in and out, RTCP.
 *
 * <p>Boundary: no samples are touched.
 *
 * <p>Law: RFC 3550, RFC 4961. Guard: its loopback and simulation tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.media;

import org.jspecify.annotations.NullMarked;
