/**
 * The one room that knows ice4j: finds the public address.
 *
 * <p>Boundary: no ICE session of ours.
 *
 * <p>Law: RFC 5389. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.ice4j;

import org.jspecify.annotations.NullMarked;
