package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;

class PortRingSimulationTest {
    private static final int STEPS = 20_000;
    private static final int PAIRS = 50;

    /** Calls come and go; some ports are other people's. */
    @SeededTest
    void noPortIsGivenTwiceOrUnrested(Run run) {
        RandomGenerator chance = run.chance("calls");
        PortRing ring = new PortRing(20_000, 20_000 + 2 * PAIRS - 1, chance.nextInt());
        List<Integer> taken = new ArrayList<>();
        Map<Integer, Long> givenBackNanos = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            run.clock().advance(Duration.ofMillis(chance.nextInt(100)));
            long nowNanos = run.clock().nowNanos();
            if (chance.nextBoolean()) {
                int port = ring.take(nowNanos);
                if (port == PortRing.NONE) {
                    assertThat(givenBackNanos.values())
                            .as("a rested port was there, and refused")
                            .noneMatch(atNanos -> nowNanos - atNanos >= PortRing.REST_NANOS);
                    continue;
                }
                assertThat(taken).doesNotContain(port);
                assertThat(nowNanos - givenBackNanos.getOrDefault(port, nowNanos - PortRing.REST_NANOS))
                        .isGreaterThanOrEqualTo(PortRing.REST_NANOS);
                givenBackNanos.remove(port);
                if (chance.nextInt(10) == 0) {
                    ring.takenByAnother(port, nowNanos);
                    givenBackNanos.put(port, nowNanos);
                } else {
                    taken.add(port);
                }
            } else if (!taken.isEmpty()) {
                int port = taken.remove(/* index */ chance.nextInt(taken.size()));
                ring.giveBack(port, nowNanos);
                givenBackNanos.put(port, nowNanos);
            }
            assertThat(ring.inUse()).isEqualTo(taken.size());
        }
    }
}
