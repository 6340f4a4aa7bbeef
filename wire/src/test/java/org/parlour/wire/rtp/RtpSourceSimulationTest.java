package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long stream through a network that loses, repeats and reorders, counted beside the source. */
class RtpSourceSimulationTest {
    private static final int PACKETS = 70_000;
    private static final int MAX_REORDER = 40;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void countsWhatTheNetworkDid(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int first = random.nextInt(SequenceNumbers.MODULUS);
        RtpSource source = new RtpSource(48_000);
        source.arrived((first - 1) & 0xFFFF);
        source.arrived(first);
        long highest = first;
        long delivered = 1;
        for (long index : network(first, random)) {
            Arrival arrival = source.arrived((int) index & 0xFFFF);
            highest = Math.max(highest, index);
            delivered++;
            assertThat(arrival.isValid()).as("everyPacketOfTheStreamCounts").isTrue();
            assertThat(source.extendedHighest()).as("theHighestIsTheHighest").isEqualTo(highest);
            assertThat(source.received()).as("receivedIsWhatWasDelivered").isEqualTo(delivered);
        }
        assertThat(source.lost()).isEqualTo((int) (highest - first + 1 - delivered));
    }

    /** Indexes in the order of their arrival, never more than {@link #MAX_REORDER} out of place. */
    private static List<Long> network(long first, RandomGenerator random) {
        List<Long> arriving = new ArrayList<>();
        List<Long> held = new ArrayList<>();
        for (long index = first + 1; index <= first + PACKETS; index++) {
            int fate = random.nextInt(100);
            if (fate < 10) {
                continue;
            }
            if (fate < 15) {
                held.add(index);
                continue;
            }
            arriving.add(index);
            if (fate < 18) {
                arriving.add(index);
            }
            if (!held.isEmpty() && (random.nextInt(8) == 0 || index - held.getFirst() >= MAX_REORDER)) {
                arriving.add(held.removeFirst());
            }
        }
        return arriving;
    }
}
