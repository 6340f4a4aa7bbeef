/**
 * The jitter buffer: packets in as they come, frames out as they are due.
 *
 * <p>Boundary: no sleeping and no clock; time comes in. No packet is dropped for being late alone: only what was
 * played over is.
 *
 * <p>Law: RFC 3550 A.1, A.8; our contract (clumps of 8 to 15 packets lose nothing). Guard: JitterBufferTest,
 * JitterBufferSimulationTest, JitterBufferFuzzTest.
 */
@NullMarked
package org.parlour.mixer.jitter;

import org.jspecify.annotations.NullMarked;
