/**
 * SRTP and SRTCP, protected and unprotected in place, with the roll-over counter and the replay
 * window; keys come in from outside (a DTLS exporter, or a phone's {@code a=crypto}).
 *
 * <p>Boundary: keys are not agreed here and are never printed. No master key identifiers, no
 * rekeying at a packet index, no encrypted header extensions (RFC 6904): header extensions travel
 * authenticated and in the clear, as the choice of speakers by RFC 6464 needs them.
 *
 * <p>Law: RFC 3711, RFC 7714, RFC 5764 §4.2, RFC 4568. Guard: SrtpGoldenTest, SrtpAgainstJitsiTest,
 * SrtpSimulationTest, SrtpFuzzTest and SrtpAllocationTest.
 */
@NullMarked
package org.parlour.wire.srtp;

import org.jspecify.annotations.NullMarked;
