/**
 * RTCP as records: SR, RR, SDES, BYE, NACK, PLI, FIR, REMB, transport-wide feedback and XR, in
 * compound and reduced-size packets.
 *
 * <p>Boundary: no statistics are kept and no report is timed.
 *
 * <p>Law: RFC 3550 §6, RFC 3611, RFC 4585, RFC 5104, RFC 5506, draft-holmer-rmcat-transport-
 * wide-cc-extensions-01, draft-alvestrand-rmcat-remb-03. Guard: RtcpGoldenTest and RtcpFuzzTest.
 */
@NullMarked
package org.parlour.wire.rtcp;

import org.jspecify.annotations.NullMarked;
