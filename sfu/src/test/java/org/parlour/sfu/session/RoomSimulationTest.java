package org.parlour.sfu.session;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.sfu.peers.Meeting;
import org.parlour.sfu.peers.Meeting.Bounds;
import org.parlour.simulation.Loss;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;

/** Five minutes of twelve seats on the real room: joining, leaving, speaking, sharing, moving; good lines and bad ones. */
class RoomSimulationTest {
    private static final NetworkConditions LINE = NetworkConditions.PERFECT.withDelay(Duration.ofMillis(25));
    private static final Bounds AT_ONCE = new Bounds(Duration.ZERO, Duration.ofMillis(500), Duration.ZERO);
    private static final Bounds IN_TIME =
            new Bounds(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(30));

    private static void meet(long seed, NetworkConditions line, Bounds bounds) {
        Run run = Run.ofSeed(seed);
        try {
            new Meeting(run, line, bounds).last(300);
        } catch (AssertionError | RuntimeException broken) {
            throw run.failure("five minutes", broken);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121})
    void neverTheWrongPersonInFiveMinutes(long seed) {
        meet(seed, NetworkConditions.PERFECT, AT_ONCE);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_261_121})
    void neverTheWrongPersonWhereFivePercentAreLost(long seed) {
        meet(seed, LINE.withLoss(Loss.scattered(0.05)), IN_TIME);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_261_121})
    void neverTheWrongPersonWherePacketsAreLostInBursts(long seed) {
        meet(seed, LINE.withLoss(Loss.bursts(0.03, 6)), IN_TIME);
    }
}
