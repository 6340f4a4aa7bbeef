/**
 * Session descriptions as records: parsed, printed, and answered by pure functions, for phones and
 * for browsers.
 *
 * <p>Boundary: no ports are opened, no codec is loaded, nothing is remembered between two offers.
 *
 * <p>Law: RFC 8866, RFC 3264, RFC 8829, RFC 8843, RFC 5763. Guard: SdpGoldenTest and SdpFuzzTest.
 */
@NullMarked
package org.parlour.wire.sdp;

import org.jspecify.annotations.NullMarked;
