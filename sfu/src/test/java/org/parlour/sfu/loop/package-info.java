/**
 * The loops, driven from outside over the loopback address.
 *
 * <p>Boundary: nothing leaves the machine.
 *
 * <p>Law: our contract (ADR-0003). Guard: MediaLoopTest.
 */
@NullMarked
package org.parlour.sfu.loop;

import org.jspecify.annotations.NullMarked;
