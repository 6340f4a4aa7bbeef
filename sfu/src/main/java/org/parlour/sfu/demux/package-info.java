/**
 * What a datagram is, by its first bytes, and whose: a check belongs to the session that its ufrag
 * names, everything else to the session whose checks came from that address.
 *
 * <p>{@link org.parlour.sfu.demux.Demux} has one owner, a loop, and makes nothing per datagram: its
 * maps are asked with keys that it uses again. Ten thousand checks a second that name nobody cost a
 * look at their attributes each, and no answer.
 *
 * <p>Boundary: no datagram is changed, kept or answered, and no digest is computed.
 *
 * <p>Law: RFC 7983, RFC 9443, RFC 5761, RFC 8445 §7.3. Guard: DatagramKindTest, DemuxTest,
 * DemuxFuzzTest and DemuxAllocationTest.
 */
@NullMarked
package org.parlour.sfu.demux;

import org.jspecify.annotations.NullMarked;
