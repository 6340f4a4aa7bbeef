/**
 * Sockets of the loop against sockets of the JDK, on the loopback address.
 *
 * <p>Boundary: nothing leaves the machine.
 *
 * <p>Law: our contract (ADR-0013). Guard: UdpSocketTest.
 */
@NullMarked
package org.parlour.sfu.linux;

import org.jspecify.annotations.NullMarked;
