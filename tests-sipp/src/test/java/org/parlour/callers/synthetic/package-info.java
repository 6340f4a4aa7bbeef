/**
 * Browsers that tests make up: a socket, checks, a handshake and SRTP on one thread, so that hundreds of them cost less
 * than one that shows pictures.
 *
 * <p>Boundary: what they say is what Chromium says; what is heard is the test's business.
 *
 * <p>Law: RFC 8829, RFC 8445, RFC 5764. Guard: SyntheticBrowserTest.
 */
@NullMarked
package org.parlour.callers.synthetic;

import org.jspecify.annotations.NullMarked;
