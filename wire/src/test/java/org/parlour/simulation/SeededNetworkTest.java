package org.parlour.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.parlour.simulation.Address.A;
import static org.parlour.simulation.Address.B;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededNetworkTest {
    private static final long MILLI = 1_000_000;
    private static final long PACE_NANOS = 20 * MILLI;

    private final Run run = Run.ofSeed(7);
    private final long start = run.clock().nowNanos();
    private final SeededNetwork<Integer> network = SeededNetwork.ofMessages(run, each -> 172);

    /** Sends 0, 1, 2 … one every 20 ms, and takes everything that ever arrives. */
    private List<Arrival<Integer>> play(int messages) {
        return play(network, messages);
    }

    private List<Arrival<Integer>> play(SeededNetwork<Integer> over, int messages) {
        for (int i = 0; i < messages; i++) {
            over.send(A, B, i, start + i * PACE_NANOS);
        }
        return over.arrivals(Long.MAX_VALUE - 1);
    }

    private static List<Integer> messages(List<Arrival<Integer>> arrivals) {
        return arrivals.stream().map(Arrival::message).toList();
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    @Test
    void aPerfectNetworkDeliversEverythingAtOnceAndInOrder() {
        List<Arrival<Integer>> arrivals = play(100);
        assertThat(messages(arrivals)).isEqualTo(upTo(100));
        assertThat(arrivals).allMatch(each -> each.atNanos() == each.sentNanos());
        assertThat(network.nextArrivalNanos()).isEqualTo(Simulation.NEVER);
    }

    @Test
    void nothingArrivesBeforeItsTime() {
        network.with(NetworkConditions.PERFECT.withDelay(Duration.ofMillis(40))).send(A, B, 1, start);
        assertThat(network.nextArrivalNanos()).isEqualTo(start + 40 * MILLI);
        assertThat(network.arrivals(start + 40 * MILLI - 1)).isEmpty();
        assertThat(network.inFlight()).isEqualTo(1);
        assertThat(network.arrivals(start + 40 * MILLI)).hasSize(1);
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(history(seed)).isEqualTo(history(seed)).isNotEqualTo(history(seed + 1));
        }
    }

    private List<Arrival<Integer>> history(long seed) {
        Run again = Run.ofSeed(seed);
        SeededNetwork<Integer> over = SeededNetwork.ofMessages(again, each -> 172);
        over.with(NetworkConditions.drawn(again.chance("conditions"))
                .withDuplicateRatio(0.1)
                .withJitter(Jitter.uniform(Duration.ofMillis(9))));
        return play(over, 200);
    }

    @Test
    void trafficTheOtherWayChangesNoHistory() {
        SeededNetwork<Integer> twoWay = SeededNetwork.ofMessages(Run.ofSeed(7), each -> 172);
        NetworkConditions lossy = NetworkConditions.PERFECT.withLoss(Loss.scattered(0.3));
        network.with(lossy);
        twoWay.with(lossy).send(B, A, 4711, start);
        twoWay.arrivals(start);
        assertThat(messages(play(twoWay, 500))).isEqualTo(messages(play(500)));
    }

    @Test
    void moreDuplicatesChangeNoLosses() {
        SeededNetwork<Integer> doubled = SeededNetwork.ofMessages(Run.ofSeed(7), each -> 172);
        NetworkConditions lossy = NetworkConditions.PERFECT.withLoss(Loss.bursts(0.3, 3));
        network.with(lossy);
        doubled.with(lossy.withDuplicateRatio(0.5));
        assertThat(new HashSet<>(messages(play(doubled, 500)))).isEqualTo(new HashSet<>(messages(play(500))));
    }

    @Test
    void scatteredLossIsAsFrequentAsAsked() {
        network.with(NetworkConditions.PERFECT.withLoss(Loss.scattered(0.05)));
        int messages = 40_000;
        int arrived = play(messages).size();
        // Four standard deviations: sqrt(0.05 * 0.95 / 40,000) is 0.0011.
        assertThat(1 - (double) arrived / messages).isCloseTo(0.05, within(0.0044));
        assertThat(network.count(Fate.LOST)).isEqualTo(messages - arrived);
        assertThat(network.count(A, B, Fate.ARRIVED)).isEqualTo(arrived);
        assertThat(network.count(B, A, Fate.SENT)).isZero();
    }

    @Test
    void burstsAreAsFrequentAndAsLongAsAsked() {
        network.with(NetworkConditions.PERFECT.withLoss(Loss.bursts(0.05, 4)));
        int messages = 100_000;
        Set<Integer> arrived = new HashSet<>(messages(play(messages)));
        int bursts = 0;
        for (int i = 1; i < messages; i++) {
            bursts += !arrived.contains(i) && arrived.contains(i - 1) ? 1 : 0;
        }
        int lost = messages - arrived.size();
        assertThat((double) lost / messages).isCloseTo(0.05, within(0.008));
        assertThat((double) lost / bursts).isCloseTo(4, within(0.4));
    }

    @Test
    void aCutLineDeliversNothingUntilItIsMended() {
        network.with(NetworkConditions.PERFECT.withLoss(Loss.EVERYTHING));
        assertThat(play(50)).isEmpty();
        network.with(NetworkConditions.PERFECT);
        assertThat(play(50)).hasSize(50);
    }

    @Test
    void theScriptLosesExactlyWhatItSays() {
        network.lose(A, B, 1, 3, 10);
        assertThat(network.scriptIsPlayed()).isFalse();
        assertThat(messages(play(10))).containsExactly(1, 3, 4, 5, 6, 7, 8);
        assertThat(network.count(Fate.SCRIPTED_LOSS)).isEqualTo(3);
        assertThat(network.scriptIsPlayed()).isTrue();
    }

    @Test
    void theScriptLosesTheNextOfItsKindOnce() {
        network.loseNext(A, B, each -> each > 4).loseNext(A, B, each -> each > 4);
        assertThat(messages(play(10))).containsExactly(0, 1, 2, 3, 4, 7, 8, 9);
    }

    @Test
    void theScriptOfOneDirectionLeavesTheOtherAlone() {
        network.lose(B, A, 1);
        assertThat(play(5)).hasSize(5);
        assertThat(network.scriptIsPlayed()).isFalse();
    }

    @Test
    void whatHasGoneCannotBeLostAfterwards() {
        play(3);
        assertThatThrownBy(() -> network.lose(A, B, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jitterDelaysButKeepsTheOrder() {
        for (Jitter jitter : List.of(
                Jitter.uniform(Duration.ofMillis(90)),
                Jitter.bell(Duration.ofMillis(30)),
                Jitter.heavyTail(Duration.ofMillis(30), Duration.ofMillis(500)))) {
            SeededNetwork<Integer> over = SeededNetwork.ofMessages(Run.ofSeed(3), each -> 172);
            over.with(NetworkConditions.PERFECT.withDelay(Duration.ofMillis(10)).withJitter(jitter));
            List<Arrival<Integer>> arrivals = play(over, 1_000);
            assertThat(messages(arrivals)).isEqualTo(upTo(1_000));
            assertThat(arrivals).allMatch(each -> delayNanos(each) >= 10 * MILLI && delayNanos(each) < 520 * MILLI);
            assertThat(arrivals.stream().map(SeededNetworkTest::delayNanos).distinct())
                    .hasSizeGreaterThan(500);
        }
    }

    private static long delayNanos(Arrival<?> arrival) {
        return arrival.atNanos() - arrival.sentNanos();
    }

    @Test
    void aDetourLetsLaterMessagesComeFirst() {
        network.with(NetworkConditions.PERFECT.withReorder(new Reorder(0.1, Duration.ofMillis(50))));
        List<Integer> arrived = messages(play(1_000));
        assertThat(arrived).hasSize(1_000).isNotEqualTo(upTo(1_000)).containsAll(upTo(1_000));
        assertThat(network.count(Fate.DETOURED)).isBetween(70, 130);
        // 50 ms at one message every 20 ms: two others go ahead.
        for (int at = 0; at < arrived.size(); at++) {
            assertThat(arrived.get(at) - at).isBetween(-2, 2);
        }
    }

    @Test
    void duplicatesArriveTwiceUnderOneNumber() {
        network.with(NetworkConditions.PERFECT.withDuplicateRatio(0.25));
        List<Arrival<Integer>> arrivals = play(2_000);
        int twice = network.count(Fate.DUPLICATED);
        assertThat(twice).isBetween(420, 580);
        assertThat(arrivals).hasSize(2_000 + twice);
        assertThat(arrivals.stream().map(Arrival::number).distinct()).hasSize(2_000);
    }

    @Test
    void theQueueDelaysByWhatIsInFrontOfIt() {
        // 172 bytes at 68,800 bit/s take 20 ms each.
        network.with(NetworkConditions.PERFECT
                .withDelay(Duration.ofMillis(5))
                .withBandwidth(new Bandwidth(68_800, 10 * 172)));
        for (int i = 0; i < 4; i++) {
            network.send(A, B, i, start);
        }
        assertThat(network.arrivals(start + 1_000 * MILLI))
                .extracting(each -> (each.atNanos() - start) / MILLI)
                .containsExactly(25L, 45L, 65L, 85L);
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsDroppedAtItsTail() {
        network.with(NetworkConditions.PERFECT.withBandwidth(new Bandwidth(68_800, 3 * 172)));
        for (int i = 0; i < 5; i++) {
            network.send(A, B, i, start);
        }
        // After 20 ms the first has left, and there is room for one more.
        network.send(A, B, 5, start + 20 * MILLI - 1);
        network.send(A, B, 6, start + 20 * MILLI);
        assertThat(messages(network.arrivals(start + 1_000 * MILLI))).containsExactly(0, 1, 2, 6);
        assertThat(network.count(Fate.QUEUE_FULL)).isEqualTo(3);
    }

    @Test
    void anEmptyQueueTakesAMessageOfAnyLength() {
        network.with(NetworkConditions.PERFECT.withBandwidth(new Bandwidth(68_800, 0)));
        assertThat(play(10)).hasSize(10);
    }

    @Test
    void throughputIsTheBandwidth() {
        network.with(NetworkConditions.PERFECT.withBandwidth(new Bandwidth(34_400, 5 * 172)));
        // Twice what the line takes, for 20 s: half of it arrives, and what the queue held.
        assertThat(play(1_000)).hasSizeBetween(499, 506);
    }

    @Test
    void whatIsLongerThanTheMtuIsDropped() {
        SeededNetwork<byte[]> datagrams = SeededNetwork.ofDatagrams(run);
        datagrams.with(NetworkConditions.PERFECT.withMtuBytes(1_200));
        datagrams.send(A, B, new byte[1_201], start);
        datagrams.send(A, B, new byte[1_200], start);
        assertThat(datagrams.arrivals(start)).hasSize(1);
        assertThat(datagrams.count(Fate.TOO_LONG)).isEqualTo(1);
    }

    @Test
    void clumpsKeepOrderAndCount() {
        network.with(NetworkConditions.PERFECT.withClumping(Clumping.WIFI));
        List<Arrival<Integer>> arrivals = play(5_000);
        assertThat(messages(arrivals)).isEqualTo(upTo(5_000));
        List<Integer> clumps = clumpSizes(arrivals);
        // The first and the last are cut off by the beginning and the end.
        assertThat(clumps.subList(1, clumps.size() - 1))
                .allMatch(size -> size >= 8 && size <= 15)
                .contains(8, 15);
    }

    private static List<Integer> clumpSizes(List<Arrival<Integer>> arrivals) {
        List<Integer> sizes = new ArrayList<>();
        long openedNanos = Long.MIN_VALUE;
        for (Arrival<Integer> arrival : arrivals) {
            if (arrival.atNanos() == openedNanos) {
                sizes.set(sizes.size() - 1, sizes.getLast() + 1);
            } else {
                sizes.add(1);
                openedNanos = arrival.atNanos();
            }
        }
        return sizes;
    }

    @Test
    void aClumpWaitsNoLongerThanTheLongestPause() {
        network.with(NetworkConditions.PERFECT
                .withClumping(Clumping.WIFI)
                .withReorder(new Reorder(0.1, Duration.ofMillis(400))));
        assertThat(play(2_000)).allMatch(each -> delayNanos(each) <= 1_000 * MILLI);
    }

    @Test
    void errorsHitOneBitOfACopy() {
        SeededNetwork<byte[]> datagrams = SeededNetwork.ofDatagrams(run);
        datagrams.with(NetworkConditions.PERFECT.withCorruptRatio(1));
        byte[] sent = new byte[40];
        datagrams.send(A, B, sent, start);
        byte[] arrived = datagrams.arrivals(start).getFirst().message();
        int wrongBits = 0;
        for (byte each : arrived) {
            wrongBits += Integer.bitCount(each & 0xff);
        }
        assertThat(wrongBits).isEqualTo(1);
        assertThat(sent).containsOnly(0);
    }

    @Test
    void aChecksumTakesCorruptedObjectsAway() {
        network.with(NetworkConditions.PERFECT.withCorruptRatio(0.5));
        assertThat(play(100)).hasSize(100 - network.count(Fate.CORRUPTED_AWAY));
        assertThat(network.count(Fate.CORRUPTED_AWAY)).isBetween(30, 70);
    }

    @Test
    void whoReusesABufferChangesNothingThatIsUnderWay() {
        SeededNetwork<byte[]> datagrams = SeededNetwork.ofDatagrams(run);
        datagrams.with(NetworkConditions.PERFECT.withDuplicateRatio(1));
        byte[] buffer = {1, 2, 3};
        datagrams.send(A, B, buffer, start);
        buffer[0] = 9;
        List<Arrival<byte[]>> arrivals = datagrams.arrivals(start);
        arrivals.getFirst().message()[1] = 9;
        assertThat(arrivals.getLast().message()).containsExactly(1, 2, 3);
    }

    @Test
    void oneDirectionMayBeWorseThanTheOther() {
        network.with(A, B, NetworkConditions.PERFECT.withLoss(Loss.EVERYTHING));
        network.send(A, B, 1, start);
        network.send(B, A, 2, start);
        assertThat(messages(network.arrivals(start))).containsExactly(2);
    }

    @Test
    void anHourOfSilenceDoesNotDisturbTheGate() {
        network.with(NetworkConditions.PERFECT.withClumping(Clumping.WIFI)).send(A, B, 1, start);
        long later = start + Duration.ofHours(1).toNanos();
        network.send(A, B, 2, later);
        assertThat(network.arrivals(later + 300 * MILLI)).hasSize(2);
    }
}
