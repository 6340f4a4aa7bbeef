/**
 * People for the tests: browsers that publish and watch, and a room that puts the cores of this floor together.
 *
 * <p>Boundary: nothing of it is shipped.
 *
 * <p>Law: our contract. Guard: SlotsSimulationTest, FeedbackSimulationTest.
 */
@NullMarked
package org.parlour.sfu.peers;

import org.jspecify.annotations.NullMarked;
