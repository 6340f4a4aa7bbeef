/**
 * SRTP and SRTCP, protected and unprotected in place, with the roll-over counter and the replay
 * window; keys come in from outside.
 *
 * <p>Boundary: keys are not agreed here and are never printed.
 *
 * <p>Law: RFC 3711, RFC 7714. Guard: SrtpGoldenTest and SrtpAgainstJitsiTest.
 */
@NullMarked
package org.parlour.wire.srtp;

import org.jspecify.annotations.NullMarked;
