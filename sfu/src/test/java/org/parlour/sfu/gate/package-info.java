/**
 * The forwarding core from outside: browsers on real sockets of the loopback address, with real handshakes.
 *
 * <p>Boundary: nothing leaves the machine.
 *
 * <p>Law: our contract. Guard: ForwardingCoreTest and ForwardingGarbageTest.
 */
@NullMarked
package org.parlour.sfu.gate;

import org.jspecify.annotations.NullMarked;
