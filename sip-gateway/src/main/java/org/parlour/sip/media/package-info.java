/**
 * The phone's RTP leg: its pair of UDP ports, whose packets it believes, packets in and out, RTCP,
 * and whether anything comes at all.
 *
 * <p>Everything that decides is a core without socket or clock ({@code LegMedia} and what it is made
 * of); {@code PhoneLeg} gives it ports on a loop, time, and a way to another loop.
 *
 * <p>Boundary: no samples are touched, no name is looked up, and no packet is logged.
 *
 * <p>Law: RFC 3550, RFC 3551, RFC 3389, RFC 3611, RFC 4733, RFC 4961, RFC 5761. Guard: LegMediaTest,
 * LegMediaSimulationTest, LegMediaAllocationTest, LegMediaFuzzTest, LatchTest, PortRingTest,
 * PortRingSimulationTest, QualityWatchTest, ExtendedReportsTest, LossRunsTest, WordlessTest, SilenceWatchTest,
 * RtcpScheduleTest and PhoneLegTest.
 */
@NullMarked
package org.parlour.sip.media;

import org.jspecify.annotations.NullMarked;
