/**
 * RTP headers, read and written in place: the fixed header, CSRCs, one- and two-byte header
 * extensions and the elements we use, sequence and timestamp arithmetic, retransmissions, and the
 * test that makes a source valid.
 *
 * <p>Boundary: payloads are not opened (but for the two octets of a retransmission), nothing is
 * allocated per packet, and nothing that comes from the network throws.
 *
 * <p>Law: RFC 3550, 4588, 5761, 6464, 6465, 8285, 8843, 8852. Guard: RtpPacketGoldenTest,
 * RtpFuzzTest, RtpAllocationTest, RtpSourceTest.
 */
@NullMarked
package org.parlour.wire.rtp;

import org.jspecify.annotations.NullMarked;
