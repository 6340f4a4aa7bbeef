/**
 * The jitter buffers: packets in as they come, frames out as they are due, or, for who has a buffer of his own, as soon
 * as they are whole.
 *
 * <p>Boundary: no sleeping and no clock; time comes in. No packet is dropped for being late alone: only what was
 * played over is; what was not sent is no loss. What differs between codecs stands behind PacketSound.
 *
 * <p>Law: RFC 3550 A.1, A.8; RFC 3389; RFC 7587; our contract (clumps of 8 to 15 packets lose nothing). Guard: JitterBufferTest,
 * JitterBufferSimulationTest, JitterBufferFuzzTest, PauseTest, TimeStretchingTest, G722JitterTest, G722JitterSimulationTest,
 * OpusJitterTest, PhoneOpusTest, OpusJitterSimulationTest, OpusJitterFuzzTest, FrameBufferTest, OrderBufferTest, OrderBufferSimulationTest.
 */
@NullMarked
package org.parlour.mixer.jitter;

import org.jspecify.annotations.NullMarked;
