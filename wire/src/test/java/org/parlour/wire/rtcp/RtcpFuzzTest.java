package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

/** Whatever comes, the answer is a value; and what was read can be written again, is the same then, and never longer. */
class RtcpFuzzTest {
    private static final int MAX_STATUSES = 0xffff;

    @Test
    void stormsOfEveryKindOfPacketAreReadOrRefused() {
        Fuzz.storm("rtcp", goldens(), RtcpFuzzTest::readEverything);
    }

    private static List<byte[]> goldens() {
        RandomRtcp random =
                new RandomRtcp(RandomGeneratorFactory.of("L64X128MixRandom").create(3550));
        List<byte[]> goldens = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            random.all().forEach(packet -> goldens.add(Wire.written(packet)));
            byte[] compound = new byte[1_200];
            int length = RtcpCompound.write(random.all(), RtcpRule.REDUCED_SIZE, compound, 0, compound.length)
                    .lengthBytes();
            goldens.add(Arrays.copyOf(compound, length));
        }
        return goldens;
    }

    private static void readEverything(byte[] datagram) {
        RtcpCompound strict = RtcpCompound.parse(datagram, 0, datagram.length, RtcpRule.COMPOUND);
        RtcpCompound tolerant = Wire.parse(datagram);
        switch (tolerant) {
            case RtcpCompound.Malformed malformed -> {
                assertThat(strict).isInstanceOf(RtcpCompound.Malformed.class);
                assertThat(malformed.atByte()).isBetween(0, datagram.length);
            }
            case RtcpCompound.Parsed parsed -> {
                if (strict instanceof RtcpCompound.Parsed) {
                    assertThat(strict).isEqualTo(parsed);
                }
                writeAgain(parsed.packets(), datagram.length);
            }
        }
    }

    private static void writeAgain(List<RtcpPacket> packets, int lengthBytes) {
        int total = 0;
        for (RtcpPacket packet : packets) {
            byte[] again = new byte[packet.lengthBytes()];
            total += packet.writeTo(again, 0);
            assertThat(Wire.only(again)).isEqualTo(packet);
            assertThat(packet.toString()).isNotEmpty();
            iterate(packet);
        }
        assertThat(total).isLessThanOrEqualTo(lengthBytes);
    }

    private static void iterate(RtcpPacket packet) {
        int[] count = {0};
        switch (packet) {
            case GenericNack nack -> {
                nack.forEachLost(sequence -> count[0]++);
                assertThat(count[0]).isEqualTo(nack.lostCount());
            }
            case TransportFeedback feedback -> {
                feedback.arrivals().forEach(new Counter(count));
                assertThat(count[0]).isEqualTo(feedback.arrivals().statusCount());
            }
            case ExtendedReport report -> {
                for (XrBlock block : report.blocks()) {
                    if (block instanceof XrBlock.LossRle(RunLengthReport loss)) {
                        loss.forEach((sequence, bit) -> count[0]++);
                        assertThat(count[0]).isLessThanOrEqualTo(report.blocks().size() * MAX_STATUSES);
                    }
                }
            }
            default -> assertThat(packet.lengthBytes()).isPositive();
        }
    }

    private static final class Counter implements PacketArrivals.Reader {
        private final int[] count;

        Counter(int[] count) {
            this.count = count;
        }

        @Override
        public void received(int sequence, long arrivalMicros) {
            count[0]++;
        }

        @Override
        public void lost(int sequence) {
            count[0]++;
        }
    }
}
