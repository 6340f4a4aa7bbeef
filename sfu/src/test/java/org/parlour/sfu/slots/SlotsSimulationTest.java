package org.parlour.sfu.slots;

import java.time.Duration;
import org.parlour.sfu.peers.Meeting;
import org.parlour.sfu.peers.Meeting.Bounds;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;

/** Twenty seconds of a full room over lines that lose nothing; five minutes, and bad lines, are RoomSimulationTest's. */
class SlotsSimulationTest {
    private static final Bounds AT_ONCE = new Bounds(Duration.ZERO, Duration.ofMillis(500), Duration.ZERO);

    @SeededTest
    void neverTheWrongPersonInATileOrVolume(Run run) {
        new Meeting(run, NetworkConditions.PERFECT, AT_ONCE).last(20);
    }
}
