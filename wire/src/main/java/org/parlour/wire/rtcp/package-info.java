/**
 * RTCP as records: SR, RR, SDES, BYE, APP, NACK, PLI, FIR, REMB, transport-wide and RFC 8888
 * feedback and XR, in compound and reduced-size packets; what it does not know it carries along raw.
 *
 * <p>An SSRC is an {@code int} whose 32 bits are the identifier; counters are unsigned and travel as
 * {@code long}. Malformed input is a value with a countable {@link org.parlour.wire.rtcp.RtcpFlaw}.
 *
 * <p>Boundary: no statistics are kept and no report is timed.
 *
 * <p>Law: RFC 3550 §6, RFC 3611, RFC 4585, RFC 5104, RFC 5506, RFC 8888, draft-holmer-rmcat-transport-
 * wide-cc-extensions-01, draft-alvestrand-rmcat-remb-03. Guard: RtcpGoldenTest, RtcpRoundTripTest and
 * RtcpFuzzTest.
 */
@NullMarked
package org.parlour.wire.rtcp;

import org.jspecify.annotations.NullMarked;
