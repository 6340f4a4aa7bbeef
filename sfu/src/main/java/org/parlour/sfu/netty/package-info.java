/**
 * The one room that knows Netty: sockets, event loops, native transport.
 *
 * <p>Boundary: no protocol.
 *
 * <p>Law: our contract (ADR-0003). Guard: its loopback tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.netty;

import org.jspecify.annotations.NullMarked;
