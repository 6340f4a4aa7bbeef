package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.proof.Allocation;

/** NACK, FIR, REMB, RFC 8888. */
class FeedbackTest {
    private static List<Integer> lost(GenericNack nack) {
        List<Integer> lost = new ArrayList<>();
        nack.forEachLost(lost::add);
        return lost;
    }

    @ParameterizedTest
    @CsvSource({
        "'',                  0",
        "5,                   1",
        "5 6 7,               1",
        "5 21,                1",
        "5 22,                2",
        "65535 0 15,          1",
        "65530 3 10,          1",
        "10 3 65530,          1",
        "0 65535 1 65534 17,  2",
        "7 7 7,               1",
        "0 17 34 51,          4",
    })
    void asksForLostNumbersInTheFewestEntries(String numbers, int entries) {
        int[] lost = Arrays.stream(numbers.split(" ", -1))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        GenericNack nack = GenericNack.of(1, 2, lost);
        assertThat(nack.entries().count()).isEqualTo(entries);
        assertThat(lost(nack)).containsExactlyInAnyOrderElementsOf(distinct(lost));
        assertThat(nack.lostCount()).isEqualTo(distinct(lost).size());
    }

    private static List<Integer> distinct(int... numbers) {
        return Arrays.stream(numbers).distinct().boxed().toList();
    }

    @Test
    void noOtherBeginningNeedsFewerEntries() {
        Random random = new Random(4585);
        for (int round = 0; round < 500; round++) {
            int base = random.nextInt(1 << 16);
            int[] lost = IntStream.generate(() -> (base + random.nextInt(120)) & 0xffff)
                    .limit(1 + random.nextInt(40))
                    .toArray();
            GenericNack nack = GenericNack.of(1, 2, lost);
            assertThat(lost(nack)).containsExactlyInAnyOrderElementsOf(distinct(lost));
            assertThat(nack.entries().count()).isEqualTo(fewestEntries(base, lost));
        }
    }

    /** Over a line that begins at the base no loss lies beyond a window that begins at the first uncovered one. */
    private static int fewestEntries(int base, int... lost) {
        int entries = 0;
        int covered = -1;
        for (int at : Arrays.stream(lost)
                .map(number -> (number - base) & 0xffff)
                .sorted()
                .toArray()) {
            if (at > covered) {
                entries++;
                covered = at + 16;
            }
        }
        return entries;
    }

    @ParameterizedTest
    @CsvSource({
        "0,                    000000",
        "262143,               03ffff",
        "262144,               060000",
        "262145,               060000",
        "1000000,              0bd090",
        "8927168,              1a20df",
        "9223336852482686976,  b7ffff",
        "9223372036854775807,  b7ffff",
    })
    void bitratesAreRoundedDownToEighteenBits(long bitsPerSecond, String expAndMantissa) {
        ReceiverEstimatedMaximumBitrate remb = new ReceiverEstimatedMaximumBitrate(1, bitsPerSecond, Words.of(0x51));
        assertThat(Wire.hex(remb))
                .isEqualTo("8fce0005" + "00000001" + "00000000" + "52454d42" + "01" + expAndMantissa + "00000051");
        assertThat(remb.bitrateBitsPerSecond()).isLessThanOrEqualTo(bitsPerSecond);
        assertThat(Wire.only(Wire.written(remb))).isEqualTo(remb);
    }

    @ParameterizedTest
    @CsvSource({"fc0000, 0", "fc0001, 9223336852482686976", "b7ffff, 9223336852482686976", "bbffff, 9223336852482686976"
    })
    void ratesThatNoLongHoldsAreTheHighestThatOneDoes(String expAndMantissa, long bitsPerSecond) {
        ReceiverEstimatedMaximumBitrate remb = Wire.only(
                "8fce0004 00000001 00000000 52454d42 00" + expAndMantissa, ReceiverEstimatedMaximumBitrate.class);
        assertThat(remb.bitrateBitsPerSecond()).isEqualTo(bitsPerSecond);
    }

    @Test
    void applicationFeedbackThatIsNoRembIsCarriedAlong() {
        Unknown unknown = Wire.only("8fce0003 00000001 00000002 4c4e5446", Unknown.class);
        assertThat(unknown.packetType()).isEqualTo(206);
        assertThat(unknown.count()).isEqualTo(15);
        assertThat(Wire.only("82ce0003 12345678 87654321 03200141", Unknown.class)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void metricsTellArrivalMarkAndOffset() {
        CongestionControlFeedback feedback = Wire.only(
                "8bcd0006 00000001 00000002 ffff0003 9ffde001 00000000 00000009", CongestionControlFeedback.class);
        CongestionControlFeedback.Stream stream = feedback.streams().getFirst();
        assertThat(stream.metrics().count()).isEqualTo(3);
        assertThat(stream.sequence(1)).isZero();
        assertThat(stream.received(0)).isTrue();
        assertThat(stream.ecn(0)).isZero();
        assertThat(stream.arrivalOffsetUnits1024(0)).isEqualTo(0x1ffd);
        assertThat(stream.ecn(1)).isEqualTo(3);
        assertThat(stream.received(2)).isFalse();
        assertThat(feedback.reportMiddleNtp()).isEqualTo(9);
    }

    @Test
    void commandNumberHasEightBits() {
        assertThatThrownBy(() -> new FullIntraRequest.Entry(1, 256)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readingANackMakesAHandfulOfObjectsOnly() {
        byte[] nack = Wire.written(GenericNack.of(1, 2, 5, 9, 40, 41, 90));
        long bytes = Allocation.bytesPerStep(() -> Wire.parse(nack));
        assertThat(bytes).isLessThanOrEqualTo(512);
    }
}
