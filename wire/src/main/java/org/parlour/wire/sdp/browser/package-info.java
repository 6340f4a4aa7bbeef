/**
 * What a browser and the house agree on: its published tracks answered, our fixed slots offered,
 * as pure functions. We are always ICE-lite and always the DTLS server.
 *
 * <p>Boundary: ids, credentials and candidates come in as parameters; nothing is remembered between
 * two offers, and who a track belongs to is not known here.
 *
 * <p>Law: RFC 8829, RFC 9143, RFC 8839, RFC 5763, RFC 8853. Guard: PublishTest, ReceiveTest and
 * BrowserFuzzTest.
 */
@NullMarked
package org.parlour.wire.sdp.browser;

import org.jspecify.annotations.NullMarked;
