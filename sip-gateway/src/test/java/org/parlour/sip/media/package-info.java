/**
 * The phone's leg, played without sockets, and once with them.
 *
 * <p>Boundary: nothing leaves the machine.
 *
 * <p>Law: our contract (CONTRIBUTING.md). Guard: LegMediaTest.
 */
@NullMarked
package org.parlour.sip.media;

import org.jspecify.annotations.NullMarked;
