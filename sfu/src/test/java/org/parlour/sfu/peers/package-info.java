/**
 * People for the tests: browsers that speak SDP, check, shake hands, publish and watch, and the real room on a ground
 * whose time and network are simulated.
 *
 * <p>Boundary: nothing of it is shipped.
 *
 * <p>Law: our contract. Guard: SlotsSimulationTest, FeedbackSimulationTest, RoomSimulationTest.
 */
@NullMarked
package org.parlour.sfu.peers;

import org.jspecify.annotations.NullMarked;
