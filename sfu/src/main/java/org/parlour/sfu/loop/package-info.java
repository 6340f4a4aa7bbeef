/**
 * The media loops: one thread each, its ports, its timers, its legs; a port moves between loops here
 * and loses no packet.
 *
 * <p>Boundary: nothing blocks and nothing is logged per packet; what fails on a loop is counted and
 * told once, and the loop goes on.
 *
 * <p>Law: our contract (ADR-0003, ADR-0013). Guard: MediaLoopTest, LoopPortTest and
 * LoopPortMoveTest.
 */
@NullMarked
package org.parlour.sfu.loop;

import org.jspecify.annotations.NullMarked;
