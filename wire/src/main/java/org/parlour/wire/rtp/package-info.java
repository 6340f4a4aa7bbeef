/**
 * RTP headers, read and written in place: the fixed header, CSRCs, one- and two-byte header
 * extensions, sequence and timestamp arithmetic, and the test that makes a source valid.
 *
 * <p>Boundary: payloads are not opened, nothing is allocated per packet.
 *
 * <p>Law: RFC 3550, RFC 8285, RFC 6464. Guard: RtpPacketGoldenTest and RtpPacketFuzzTest.
 */
@NullMarked
package org.parlour.wire.rtp;

import org.jspecify.annotations.NullMarked;
