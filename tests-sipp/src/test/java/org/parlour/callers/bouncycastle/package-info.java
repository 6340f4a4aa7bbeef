/**
 * The browser's side of a DTLS handshake, by Bouncy Castle's client.
 *
 * <p>Boundary: what leaves the room is a fingerprint and keys; sockets are the caller's.
 *
 * <p>Law: RFC 5763, RFC 5764. Guard: SyntheticBrowserTest.
 */
@NullMarked
package org.parlour.callers.bouncycastle;

import org.jspecify.annotations.NullMarked;
