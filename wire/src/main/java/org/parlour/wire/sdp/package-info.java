/**
 * Session descriptions as records: parsed, printed, and kept whole where nobody understands them.
 * What phones and browsers make of them is next door, in {@code phone} and {@code browser}.
 *
 * <p>Boundary: no ports are opened, no codec is loaded, no name is looked up, nothing is remembered.
 *
 * <p>Law: RFC 8866, RFC 4566 where phones still live there, and the RFC at each attribute. Guard:
 * SdpTest, AttributeTest, SdpGoldenTest and SdpFuzzTest.
 */
@NullMarked
package org.parlour.wire.sdp;

import org.jspecify.annotations.NullMarked;
