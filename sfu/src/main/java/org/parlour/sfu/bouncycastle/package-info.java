/**
 * The one room in this module that knows Bouncy Castle: DTLS handshakes and certificates.
 *
 * <p>Boundary: no address, no socket, no policy.
 *
 * <p>Law: RFC 6347, RFC 5764. Guard: handshakes with real browsers.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.bouncycastle;

import org.jspecify.annotations.NullMarked;
