/**
 * Packets from one seat to others. An {@link org.parlour.sfu.forward.UplinkTrack} reads each packet of a publisher
 * once; a {@link org.parlour.sfu.forward.DownlinkSlot} writes it for one viewer: SSRC, payload type, sequence number,
 * timestamp, contributing source, header extensions and picture ids are the slot's own.
 *
 * <p>Boundary: payloads are not decoded, nothing is allocated per packet, nobody is chosen here ({@code sfu.slots}).
 *
 * <p>Law: RFC 7667 §3.7, RFC 7741, RFC 6184. Guard: UplinkTrackTest, DownlinkSlotTest, PayloadGoldenTest,
 * ForwardSimulationTest, ForwardFuzzTest, ForwardAllocationTest.
 */
@NullMarked
package org.parlour.sfu.forward;

import org.jspecify.annotations.NullMarked;
