package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back as it was, whatever it was. */
class RtcpRoundTripTest {
    private static final int ROUNDS = 60;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {3550, 4585, 20_261_121})
    void everyKindOfPacketComesBackEqual(long seed) {
        RandomRtcp packets = new RandomRtcp(random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            for (RtcpPacket packet : packets.all()) {
                byte[] bytes = Wire.written(packet);
                assertThat(bytes.length % 4).isZero();
                assertThat(Wire.only(bytes))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(packet)
                        .hasSameHashCodeAs(packet);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3550, 5506})
    void compoundsComeBackInOrderAndWithinTheirLimit(long seed) {
        RandomGenerator random = random(seed);
        RandomRtcp source = new RandomRtcp(random);
        byte[] buffer = new byte[4_000];
        for (int round = 0; round < ROUNDS; round++) {
            List<RtcpPacket> packets = source.all();
            int limitBytes = random.nextInt(buffer.length);
            RtcpCompound.Written written = RtcpCompound.write(packets, RtcpRule.REDUCED_SIZE, buffer, 0, limitBytes);
            assertThat(written.lengthBytes()).isLessThanOrEqualTo(limitBytes);
            List<RtcpPacket> went = new ArrayList<>(packets);
            went.removeAll(written.left());
            RtcpCompound read = RtcpCompound.parse(buffer, 0, written.lengthBytes());
            if (went.isEmpty()) {
                assertThat(read).isEqualTo(new RtcpCompound.Malformed(RtcpFlaw.HEADER_TRUNCATED, 0));
            } else {
                assertThat(read)
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(new RtcpCompound.Parsed(went, List.of()));
            }
        }
    }
}
