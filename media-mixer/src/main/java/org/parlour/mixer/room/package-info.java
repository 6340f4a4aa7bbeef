/**
 * The mix of one room: who is summed, who hears what, one tick at a time; and each phone's track to the browsers, which
 * no tick holds up.
 *
 * <p>Boundary: no socket, no clock, no thread: the loop calls. A voice remembers nothing of the room it was in.
 *
 * <p>Law: our contract (docs/ARCHITECTURE.md); RFC 7587, RFC 3389. Guard: RoomMixTest, RoomMixSimulationTest,
 * RoomMixAllocationTest, PublishingTest, HearingTest, KeysInTheRoomTest, HoldGateTest, BrowserVoicesTest, OneRoomSimulationTest, WidePhonesTest,
 * OpusPhonesTest, OpusMemorySimulationTest, NoiseToldTest, BadInputTest, CleaningTest.
 */
@NullMarked
package org.parlour.mixer.room;

import org.jspecify.annotations.NullMarked;
