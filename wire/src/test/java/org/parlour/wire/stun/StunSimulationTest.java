package org.parlour.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Invariant;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Peer;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.SeededTest;
import org.parlour.simulation.Simulation;
import org.parlour.simulation.TwoPeers;

/** Consent over a bad network (RFC 7675): one side asks again and again, the other only answers. */
class StunSimulationTest {
    private static final Ufrag UFRAG = Ufrag.of("room0042");
    private static final String PASSWORD = "twenty-two-characters.";
    private static final TransportAddress SOURCE = TransportAddress.ipv4(0xC6336401, 40_000);
    private static final int GOAL = 20;

    /** A full agent: a check every half second, each with a transaction of its own. */
    private static final class Asker implements Peer<byte[]> {
        private static final long EVERY_NANOS = Duration.ofMillis(500).toNanos();

        private final RandomGenerator chance;
        private final StunKey key = StunKey.shortTerm(PASSWORD);
        private final StunWriter writer = new StunWriter();
        private final StunMessage message = new StunMessage();
        private final Set<TransactionId> open = new HashSet<>();
        private final List<byte[]> departures = new ArrayList<>();
        private long deadlineNanos;
        int confirmed;
        int foreign;

        Asker(Run run) {
            chance = run.chance("transactions");
            deadlineNanos = run.clock().nowNanos();
        }

        @Override
        public void onDeadline(long nowNanos) {
            byte[] buffer = new byte[200];
            TransactionId transaction = TransactionId.random(chance);
            int length = writer.begin(buffer, 0, StunClass.REQUEST, transaction)
                    .text(StunAttribute.USERNAME, UFRAG + ":peer")
                    .role(StunAttribute.ICE_CONTROLLING, 1)
                    .priority(1_853_824_767)
                    .useCandidate()
                    .integrity(key)
                    .fingerprint()
                    .lengthBytes();
            open.add(transaction);
            departures.add(Arrays.copyOf(buffer, length));
            deadlineNanos = nowNanos + EVERY_NANOS;
        }

        @Override
        public void receive(byte[] datagram, long nowNanos) {
            if (message.read(datagram, 0, datagram.length) != StunFlaw.NONE || !key.verifies(message)) {
                return;
            }
            if (message.isBindingSuccess() && open.remove(message.transactionId())) {
                confirmed++;
                foreign += SOURCE.equals(message.xorMappedAddress()) ? 0 : 1;
            }
        }

        @Override
        public long nextDeadlineNanos() {
            return deadlineNanos;
        }

        @Override
        public List<byte[]> departures() {
            List<byte[]> now = List.copyOf(departures);
            departures.clear();
            return now;
        }
    }

    /** ICE-lite's part: ufrag first, then the key, then an answer. */
    private static final class Answerer implements Peer<byte[]> {
        private final StunKey key = StunKey.shortTerm(PASSWORD);
        private final StunAnswers answers = new StunAnswers();
        private final StunMessage message = new StunMessage();
        private final List<byte[]> departures = new ArrayList<>();
        int turnedAway;

        @Override
        public void receive(byte[] datagram, long nowNanos) {
            if (message.read(datagram, 0, datagram.length) != StunFlaw.NONE
                    || message.receiverUfragBits() != UFRAG.bits()
                    || !key.verifies(message)) {
                turnedAway++;
                return;
            }
            byte[] buffer = new byte[StunAnswers.MAX_BYTES];
            int length = answers.success(message, SOURCE, key, buffer, 0);
            departures.add(Arrays.copyOf(buffer, length));
        }

        @Override
        public void onDeadline(long nowNanos) {
            throw new AssertionError("who only answers waits for nothing");
        }

        @Override
        public long nextDeadlineNanos() {
            return Simulation.NEVER;
        }

        @Override
        public List<byte[]> departures() {
            List<byte[]> now = List.copyOf(departures);
            departures.clear();
            return now;
        }
    }

    @SeededTest
    void consentSurvivesAnyNetworkAndBelievesNothingDamaged(Run run) {
        NetworkConditions conditions =
                NetworkConditions.drawn(run.chance("conditions")).withCorruptRatio(0.2);
        Asker asker = new Asker(run);
        Answerer answerer = new Answerer();

        TwoPeers.over(SeededNetwork.ofDatagrams(run).with(conditions), asker, answerer)
                .always(Invariant.that("no damaged answer is believed", () -> asker.foreign == 0))
                .progressUntil("consent was given", () -> asker.confirmed >= GOAL, Duration.ofMinutes(5));
    }

    @SeededTest
    void nothingIsTurnedAwayWhereNothingIsDamaged(Run run) {
        Asker asker = new Asker(run);
        Answerer answerer = new Answerer();

        TwoPeers.over(SeededNetwork.ofDatagrams(run).with(NetworkConditions.MOBILE), asker, answerer)
                .progressUntil("consent was given", () -> asker.confirmed >= GOAL, Duration.ofMinutes(5));

        assertThat(answerer.turnedAway).isZero();
    }
}
