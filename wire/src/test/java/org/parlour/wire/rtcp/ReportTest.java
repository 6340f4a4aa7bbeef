package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SR, RR, SDES, BYE, XR: what a value may be, what is shown, what is tolerated. */
class ReportTest {
    private static ReportBlock lost(int cumulativeLost) {
        return new ReportBlock(7, 0, cumulativeLost, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-0x800000, -1, 0, 1, 0x7fffff})
    void cumulativeLostIsSigned24Bits(int cumulativeLost) {
        ReceiverReport report = new ReceiverReport(1, List.of(lost(cumulativeLost)));
        assertThat(Wire.only(Wire.written(report))).isEqualTo(report);
    }

    @Test
    void valuesThatDoNotFitTheirFieldsAreTheCallersMistake() {
        assertThatThrownBy(() -> lost(0x800000)).hasMessageContaining("cumulativeLost");
        assertThatThrownBy(() -> new ReceiverReport(1, Collections.nCopies(32, lost(0))))
                .hasMessageContaining("report blocks");
        assertThatThrownBy(() -> new ReceiverReport(1, List.of(), Octets.of((byte) 1)))
                .hasMessageContaining("extension");
        assertThatThrownBy(() -> new SenderReport(1, 2, 3, 1L << 32, 0, List.of()))
                .hasMessageContaining("packetsSent");
        assertThatThrownBy(() -> SourceDescription.ofCname(1, "ß".repeat(128))).hasMessageContaining("CNAME");
        assertThatThrownBy(() -> SourceDescription.ofCname(1, "\ud800")).hasMessageContaining("CNAME");
        assertThatThrownBy(() -> new SdesItem.Private("p", "v".repeat(254))).hasMessageContaining("value");
        assertThatThrownBy(() -> new ApplicationDefined(0, 1, "abc", Octets.NONE))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new Unknown(208, 0, Octets.of((byte) 1))).hasMessageContaining("body");
    }

    @Test
    void whatNamesAPersonIsNotShown() {
        String secret = "004930123456";
        List<SdesItem> items = new ArrayList<>();
        for (SdesType type :
                List.of(SdesType.CNAME, SdesType.NAME, SdesType.EMAIL, SdesType.PHONE, SdesType.LOC, SdesType.NOTE)) {
            items.add(new SdesItem.Text(type, secret));
        }
        items.add(new SdesItem.Private(secret, secret));
        SourceDescription description = new SourceDescription(List.of(new SourceDescription.Chunk(1, items)));
        assertThat(description.toString()).doesNotContain(secret).contains("PHONE[****]", "PRIV[****]");
        assertThat(new SdesItem.Text(SdesType.MID, "audio")).hasToString("MID[audio]");
    }

    @Test
    void textThatIsNoUtf8BecomesQuestionMarksAndNeverGrows() {
        SourceDescription read = Wire.only("81ca0003 00000001 0104ff61 fe62 0000", SourceDescription.class);
        assertThat(read.chunks().getFirst().text(SdesType.CNAME)).contains("?a?b");
        assertThat(Wire.hex(read)).isEqualTo("81ca0003" + "00000001" + "01043f61" + "3f620000");
    }

    @Test
    void privWhosePrefixIsTooLongIsKeptAsItIs() {
        SourceDescription read = Wire.only("81ca0002 00000001 08010500", SourceDescription.class);
        assertThat(read.chunks().getFirst().items()).containsExactly(new SdesItem.Other(8, Octets.of((byte) 5)));
    }

    @Test
    void chunkThatEndsOnAWordIsFollowedByAWordOfNulls() {
        SourceDescription description = SourceDescription.ofCname(1, "ab");
        assertThat(Wire.hex(description)).isEqualTo("81ca0003" + "00000001" + "01026162" + "00000000");
    }

    @Test
    void blockOfAWrongLengthIsKeptRawAndItsNeighboursAreRead() {
        ExtendedReport read =
                Wire.only("80cf0006 00000001 04000001 aabbccdd 04000002 11111111 22222222", ExtendedReport.class);
        assertThat(read.blocks())
                .containsExactly(
                        new XrBlock.Raw(4, 0, Octets.of(Wire.bytes("aabbccdd"))),
                        new XrBlock.ReceiverReferenceTime(0x1111_1111_2222_2222L));
    }

    @Test
    void runLengthsComeBackBitByBit() {
        Random random = new Random(3611);
        for (int round = 0; round < 500; round++) {
            int count = random.nextInt(2_000);
            int begin = random.nextInt(1 << 16);
            BitSet bits = new BitSet();
            for (int at = 0; at < count; at += 1 + random.nextInt(60)) {
                bits.set(at, Math.min(count, at + random.nextInt(40)));
            }
            List<Integer> sequences = new ArrayList<>();
            BitSet read = new BitSet();
            RunLengthReport.of(1, begin, count, bits).forEach((sequence, bit) -> {
                read.set(sequences.size(), bit);
                sequences.add(sequence);
            });
            assertThat(read).isEqualTo(bits.get(0, count));
            assertThat(sequences).hasSize(count);
            for (int i = 0; i < count; i++) {
                assertThat(sequences.get(i)).isEqualTo((begin + i) & 0xffff);
            }
        }
    }

    @Test
    void thinnedReportSpeaksOfMultiplesOnly() {
        List<Integer> sequences = new ArrayList<>();
        new RunLengthReport(1, 2, 0xfffa, 10, Words.of(0x4000 | 9)).forEach((sequence, bit) -> sequences.add(sequence));
        assertThat(sequences).containsExactly(0xfffc, 0, 4, 8);
    }

    @Test
    void listsOfARecordCannotBeChangedFromOutside() {
        byte[] mine = {1, 2, 3, 4};
        Octets octets = Octets.of(mine);
        mine[0] = 9;
        octets.toArray()[1] = 9;
        assertThat(octets).isEqualTo(Octets.of((byte) 1, (byte) 2, (byte) 3, (byte) 4));
        assertThat(octets).hasToString("Octets[4]");
        int[] numbers = {1, -1};
        Words words = Words.of(numbers);
        numbers[0] = 9;
        words.toArray()[1] = 9;
        assertThat(words).isEqualTo(Words.of(1, -1)).hasToString("[1, 4294967295]");
    }
}
