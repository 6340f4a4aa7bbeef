/**
 * The forwarding core at work: the media sockets of each loop, one for every local address, by UDP and TCP; whose
 * datagram is whose; rooms on their loops; handshakes beside them. {@link org.parlour.sfu.gate.ForwardingCore} is the
 * door.
 *
 * <p>Boundary: no protocol and no decision; both are {@code sfu.session}'s and below.
 *
 * <p>Law: our contract (ADR-0003). Guard: ForwardingCoreTest and ForwardingGarbageTest.
 */
@NullMarked
package org.parlour.sfu.gate;

import org.jspecify.annotations.NullMarked;
