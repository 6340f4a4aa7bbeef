/**
 * The media loops: one thread each, its ports, its timers, its legs; a port moves between loops here
 * and loses no packet. Ports of telephones are patient: their packets are read together. A loop may listen for TCP too:
 * ICE connections, each datagram behind its length.
 *
 * <p>Boundary: nothing blocks and nothing is logged per packet; what fails on a loop is counted and
 * told once, and the loop goes on.
 *
 * <p>Law: our contract (ADR-0003, ADR-0013, ADR-0023); RFC 4571, RFC 6544 §3 and §7. Guard: MediaLoopTest,
 * LoopPortTest, LoopPortMoveTest, LoopListenerTest and LoopListenerAllocationTest.
 */
@NullMarked
package org.parlour.sfu.loop;

import org.jspecify.annotations.NullMarked;
