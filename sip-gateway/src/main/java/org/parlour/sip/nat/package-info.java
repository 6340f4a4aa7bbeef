/**
 * Which address a peer can reach us at.
 *
 * <p>Boundary: no address is guessed silently.
 *
 * <p>Law: RFC 3581, RFC 5626. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.nat;

import org.jspecify.annotations.NullMarked;
