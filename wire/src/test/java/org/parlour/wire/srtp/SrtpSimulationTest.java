package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our own two ends over a network that loses, repeats, damages and delays, some packets beyond the
 * window; a model that forgets nothing says after each packet what must have happened.
 */
class SrtpSimulationTest {
    private static final long SEED = Long.getLong("parlour.seed", 20_261_123L);
    private static final int STEPS = 200_000;
    private static final int[] SSRCS = {0, 1, 0xffff_ffff};

    /** A packet under way; its index is negative when it was damaged. */
    private static final class Flight {
        private final int ssrc;
        private final long index;
        private final byte[] wire;
        private final int dueStep;

        Flight(int ssrc, long index, byte[] wire, int dueStep) {
            this.ssrc = ssrc;
            this.index = index;
            this.wire = wire;
            this.dueStep = dueStep;
        }
    }

    private final RandomGenerator random = Packets.random(SEED);
    private final Queue<Flight> flying = new PriorityQueue<>(Comparator.comparingInt(flight -> flight.dueStep));
    private final Map<Integer, Long> nextIndex = new HashMap<>();
    private final Map<Integer, BitSet> accepted = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void everyPacketComesOutOnceAndAsItWentIn(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        for (int step = 0; step < STEPS; step++) {
            send(sender, step);
            Flight next = flying.peek();
            while (next != null && next.dueStep <= step) {
                flying.remove();
                arrive(receiver, next);
                next = flying.peek();
            }
        }
        for (int ssrc : SSRCS) {
            assertThat(receiver.rtp().highest(ssrc)).as(says("turned")).isGreaterThan(1 << 17);
        }
        assertThat(receiver.refused(SrtpFault.TOO_OLD)).isPositive();
        assertThat(receiver.refused(SrtpFault.REPLAYED)).isPositive();
        assertThat(receiver.refused(SrtpFault.AUTHENTICATION_FAILED)).isPositive();
    }

    private void send(SrtpSender sender, int step) {
        int ssrc = SSRCS[random.nextInt(SSRCS.length)];
        // Gaps on the sending side too: a slot that skips what it does not forward.
        long index = nextIndex.getOrDefault(ssrc, 20_000L) + 1 + (random.nextInt(100) == 0 ? random.nextInt(200) : 0);
        nextIndex.put(ssrc, index);
        byte[] wire = Packets.protect(sender, packet(ssrc, index));
        if (random.nextInt(100) < 10) {
            return;
        }
        flying.add(new Flight(ssrc, index, wire, step + delaySteps()));
        if (random.nextInt(100) < 5) {
            flying.add(new Flight(ssrc, index, wire.clone(), step + delaySteps()));
        }
        if (random.nextInt(100) < 5) {
            byte[] damaged = wire.clone();
            damaged[random.nextInt(wire.length)] ^= (byte) (1 << random.nextInt(8));
            flying.add(new Flight(ssrc, -1, damaged, step + delaySteps()));
        }
    }

    private int delaySteps() {
        // A late packet must stay within half a turn of its stream, or its sequence number means another turn.
        return random.nextInt(50) == 0 ? random.nextInt(4_000) : random.nextInt(60);
    }

    private void arrive(SrtpReceiver receiver, Flight flight) {
        BitSet seen = accepted.computeIfAbsent(flight.ssrc, ssrc -> new BitSet());
        long highest = receiver.rtp().highest(flight.ssrc);
        int streams = receiver.rtp().size();
        byte[] wire = flight.wire.clone();
        int result = receiver.unprotect(wire, 0, wire.length);
        if (flight.index < 0) {
            assertThat(result).as(says("damage is seen")).isNegative();
            assertThat(wire).as(says("damage stays as it came")).isEqualTo(flight.wire);
            assertThat(receiver.rtp().size())
                    .as(says("damage begins no stream"))
                    .isEqualTo(streams);
            assertThat(receiver.rtp().highest(flight.ssrc))
                    .as(says("damage moves nothing"))
                    .isEqualTo(highest);
        } else if (highest - flight.index >= 1_024) {
            assertThat(result).as(says("late beyond the window")).isEqualTo(SrtpFault.TOO_OLD.code());
        } else if (seen.get((int) flight.index)) {
            assertThat(result).as(says("once only")).isEqualTo(SrtpFault.REPLAYED.code());
        } else {
            assertThat(result).as(says("in the window and new")).isPositive();
            assertThat(Arrays.copyOf(wire, result))
                    .as(says("as it went in"))
                    .isEqualTo(packet(flight.ssrc, flight.index));
            seen.set((int) flight.index);
            assertThat(receiver.rtp().highest(flight.ssrc))
                    .as(says("the highest stays the highest"))
                    .isEqualTo(Math.max(highest, flight.index));
        }
    }

    private static byte[] packet(int ssrc, long index) {
        return Packets.rtp(ssrc, (int) index & 0xffff, (int) (index % 70));
    }

    private static String says(String invariant) {
        return invariant + " (seed " + SEED + ")";
    }
}
