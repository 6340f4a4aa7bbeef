package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Clumping;
import org.parlour.simulation.Jitter;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;

/** What was said is played forward only, once, and not too late, whatever the network does. */
class JitterBufferSimulationTest {
    private static final NetworkConditions CLUMPS =
            NetworkConditions.PERFECT.withDelay(Duration.ofMillis(15)).withClumping(Clumping.WIFI);
    private static final double CLOCK_ERROR = 100e-6;

    @SeededTest
    void clumpsFromTheBeginningLoseNothingAndLeaveNoGap(Run run) {
        LinePlayed line = new LinePlayed(run, 20, 0).over(CLUMPS).seconds(1.5);
        long before = line.concealedMillis();
        line.seconds(12);
        assertThat(line.concealedMillis() - before).as("noGap: %s", line).isZero();
        losesNothing(line);
        boundedDelay(line);
    }

    @SeededTest
    void clumpsInACalmCallAreFollowedAtOnce(Run run) {
        LinePlayed line = new LinePlayed(run, 20, 0).over(NetworkConditions.LAN).seconds(5);
        assertThat(line.concealedMillis()).as("noGap: %s", line).isZero();
        line.over(CLUMPS).seconds(2);
        long before = line.concealedMillis();
        line.seconds(12);
        assertThat(line.concealedMillis() - before).as("noGap: %s", line).isZero();
        losesNothing(line);
        boundedDelay(line);
    }

    @SeededTest
    void afterTheClumpsTheDelayReturns(Run run) {
        LinePlayed line = new LinePlayed(run, 20, 0).over(CLUMPS).seconds(12);
        assertThat(line.buffer.delayMillis()).isGreaterThan(100);
        line.over(NetworkConditions.LAN).seconds(30);
        assertThat(line.buffer.delayMillis()).as(line.toString()).isLessThanOrEqualTo(50);
        losesNothing(line);
    }

    @SeededTest
    void onAGoodLineThePacketsHardlyWait(Run run) {
        RandomGenerator chance = run.chance("line");
        double clockError = (2 * chance.nextDouble() - 1) * CLOCK_ERROR;
        LinePlayed line =
                new LinePlayed(run, 20, clockError).over(NetworkConditions.LAN).seconds(60);
        assertThat(line.most).as(line.toString()).isLessThanOrEqualTo(55);
        assertThat(line.buffer.delayMillis()).as(line.toString()).isLessThanOrEqualTo(35);
        assertThat(line.concealedMillis()).as(line.toString()).isLessThanOrEqualTo(20);
        losesNothing(line);
    }

    @SeededTest
    void moderateJitterCostsNoSound(Run run) {
        LinePlayed line = new LinePlayed(run, 20, 0)
                .over(NetworkConditions.LAN.withJitter(Jitter.uniform(Duration.ofMillis(40))))
                .seconds(3);
        long before = line.concealedMillis();
        line.seconds(27);
        assertThat(line.concealedMillis() - before).as(line.toString()).isLessThanOrEqualTo(20);
        assertThat(line.most).as(line.toString()).isLessThanOrEqualTo(100);
        losesNothing(line);
    }

    @SeededTest
    void onTheMoveLittleMoreIsConcealedThanWasLost(Run run) {
        LinePlayed line = new LinePlayed(run, 20, CLOCK_ERROR)
                .over(NetworkConditions.MOBILE)
                .seconds(30);
        long lostMillis = 30_000 - 20 * line.counters().arrived();
        // A twentieth of the time for what came later than was planned for.
        assertThat(line.concealedMillis()).as(line.toString()).isLessThan(lostMillis + 1_500);
        assertThat(line.counters().late()).as(line.toString()).isLessThanOrEqualTo(30);
        boundedDelay(line);
        forward(line);
    }

    @SeededTest
    void wifiThatClumpsAndLosesConcealsWhatIsLost(Run run) {
        LinePlayed line =
                new LinePlayed(run, 20, 0).over(NetworkConditions.CLUMPING_WIFI).seconds(2);
        long before = line.concealedMillis();
        long arrivedBefore = line.counters().arrived();
        line.seconds(20);
        long lostMillis = 20_000 - 20 * (line.counters().arrived() - arrivedBefore);
        assertThat(line.concealedMillis() - before).as(line.toString()).isLessThanOrEqualTo(lostMillis + 320);
        assertThat(line.counters().late() + line.counters().overflowed()).isZero();
        boundedDelay(line);
        forward(line);
    }

    @SeededTest(atLeast = 60)
    void whateverTheNetworkDoesItIsPlayedForwardOnlyAndCounted(Run run) {
        RandomGenerator chance = run.chance("networks");
        int[] lengths = {10, 20, 30, 40, 60};
        LinePlayed line = new LinePlayed(run, lengths[chance.nextInt(lengths.length)], 0);
        for (int change = 0; change < 4; change++) {
            line.over(NetworkConditions.drawn(chance)).seconds(5);
            boundedDelay(line);
        }
        forward(line);
    }

    private static void losesNothing(LinePlayed line) {
        JitterStatistics counters = line.counters();
        assertThat(counters.played() + counters.waiting())
                .as("losesNothing: %s", line)
                .isEqualTo(counters.arrived());
        forward(line);
    }

    private static void boundedDelay(LinePlayed line) {
        assertThat(line.most)
                .as("boundedDelay: %s", line)
                .isLessThanOrEqualTo(JitterBuffer.MOST_WAITING_TICKS / 8 + 300);
    }

    private static void forward(LinePlayed line) {
        assertThat(line.forwardOnly()).as("forwardOnly: %s", line).isGreaterThan(8_000);
        assertThat(line.counters().addUp()).as("addsUp: %s", line).isTrue();
    }
}
