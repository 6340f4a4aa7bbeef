/**
 * A world for protocol cores: a clock moved by hand, a network whose misfortunes come from a seed,
 * peers that speak over it, and statements that must hold after every event.
 *
 * <p>A test draws its {@link org.parlour.simulation.Run} from {@link
 * org.parlour.simulation.SeededTest}, lays a {@link org.parlour.simulation.SeededNetwork} over it,
 * joins two cores with {@link org.parlour.simulation.TwoPeers} (or any number with {@link
 * org.parlour.simulation.Simulation}) and lets time pass with {@code progress}. What fails prints
 * its seed and the last that happened.
 *
 * <p>Boundary: nothing here sleeps, reads a clock or knows a protocol; the same seed is the same history.
 *
 * <p>Law: our contract (CONTRIBUTING.md). Guard: SeededNetworkTest, SimulationTest, StopAndWaitSimulationTest.
 */
@NullMarked
package org.parlour.simulation;

import org.jspecify.annotations.NullMarked;
