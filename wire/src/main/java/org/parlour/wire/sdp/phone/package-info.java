/**
 * What a telephone and the house agree on: its offer answered, our offer settled, hold in all its
 * forms, as pure functions.
 *
 * <p>Boundary: ports, ids and keys come in as parameters; nothing is remembered between two offers.
 *
 * <p>Law: RFC 3264, RFC 6337, RFC 4568, RFC 8643, RFC 3605. Guard: PhoneNegotiationTest,
 * PhoneGoldenTest and PhoneFuzzTest.
 */
@NullMarked
package org.parlour.wire.sdp.phone;

import org.jspecify.annotations.NullMarked;
