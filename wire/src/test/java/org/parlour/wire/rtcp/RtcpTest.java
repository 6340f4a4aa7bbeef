package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frame: what is a datagram of RTCP and what is not. */
class RtcpTest {
    private static final String RR = "80c90001 00000001";
    private static final String SR = "80c80006 00000001 22223333 44445555 00000006 00000007 00000008";
    private static final String PLI = "81ce0002 00000001 00000002";
    private static final String BYE = "81cb0001 00000001";
    private static final String PADDED_BYE = "a1cb0002 00000001 00000004";
    private static final String PADDED_TWCC = "afcd0005 00000001 00000002 00010001 00000000 20019401";

    @ParameterizedTest
    @CsvSource({
        "'',                                   HEADER_TRUNCATED,      0",
        "80c9,                                 HEADER_TRUNCATED,      0",
        RR + "80c900,                          HEADER_TRUNCATED,      8",
        "40c90001 00000001,                    VERSION,               0",
        RR + "c0ca0000,                        VERSION,               8",
        "80c90002 00000001,                    LENGTH_BEYOND_DATAGRAM, 0",
        RR + "81cbffff,                        LENGTH_BEYOND_DATAGRAM, 8",
        "80600000,                             PACKET_TYPE,           0",
        "80e00000,                             PACKET_TYPE,           0",
        "a1cb0002 00000001 00000000,           PADDING_COUNT,         0",
        "a1cb0002 00000001 00000003,           PADDING_COUNT,         0",
        "a1cb0002 00000001 0000000c,           PADDING_COUNT,         0",
        "a1cb0000,                             PADDING_COUNT,         0",
        "81c90001 00000001,                    BODY_TRUNCATED,        0",
        "80c80005 00000001 00000001 00000001 00000001 00000001, BODY_TRUNCATED, 0",
        "81ce0001 00000001,                    BODY_TRUNCATED,        0",
        "81cd0001 00000001,                    BODY_TRUNCATED,        0",
        "82ce0001 00000001,                    BODY_TRUNCATED,        0",
        "84ce0003 00000001 00000000 00000002,  ENTRIES_MISALIGNED,    0",
        "8fce0004 00000001 00000000 52454d42 01000000, BODY_TRUNCATED, 0",
        "80cc0001 00000001,                    BODY_TRUNCATED,        0",
        "80cf0002 00000001 04000002,           BODY_TRUNCATED,        0",
        "8bcd0004 00000001 00000002 00000002 00000003, ENTRIES_MISALIGNED, 0",
    })
    void refusesWhatIsNoRtcpAndSaysWhy(String hex, RtcpFlaw reason, int atByte) {
        assertThat(Wire.parse(hex)).isEqualTo(new RtcpCompound.Malformed(reason, atByte));
    }

    @ParameterizedTest
    @CsvSource({
        PLI + ", FIRST_NOT_A_REPORT, 0",
        BYE + RR + ", FIRST_NOT_A_REPORT, 0",
        RR + PADDED_BYE + PLI + ", PADDING_BEFORE_LAST, 8",
        "a0c90002 00000001 00000004" + PLI + ", PADDING_BEFORE_LAST, 0",
    })
    void compoundRuleOfRfc3550RefusesWhatReducedSizeAllows(String hex, RtcpFlaw reason, int atByte) {
        assertThat(Wire.strictly(hex)).isEqualTo(new RtcpCompound.Malformed(reason, atByte));
        assertThat(Wire.parse(hex)).isInstanceOf(RtcpCompound.Parsed.class);
    }

    @ParameterizedTest
    @CsvSource({RR, RR + BYE, RR + PADDED_BYE, RR + PADDED_TWCC + PLI, SR + "80ca0000"})
    void compoundRuleTakesReportsFirstAndPaddingLast(String hex) {
        assertThat(Wire.strictly(hex)).isInstanceOf(RtcpCompound.Parsed.class);
    }

    @Test
    void brokenBodyIsRefusedAloneAndItsNeighboursAreRead() {
        RtcpCompound compound = Wire.strictly(RR + "82cb0001 00000001" + PLI);
        assertThat(compound)
                .isEqualTo(new RtcpCompound.Parsed(
                        List.of(new ReceiverReport(1, List.of()), new PictureLossIndication(1, 2)),
                        List.of(new RtcpCompound.Refused(203, RtcpFlaw.BODY_TRUNCATED, 8))));
    }

    @Test
    void brokenFrameSpoilsTheWholeDatagram() {
        assertThat(Wire.parse(RR + PLI + "41cb0001 00000001"))
                .isEqualTo(new RtcpCompound.Malformed(RtcpFlaw.VERSION, 20));
    }

    @Test
    void stopsAtTheLimitOfPackets() {
        String limit = "80cb0000".repeat(RtcpCompound.MAX_PACKETS);
        assertThat(Wire.parse(limit)).isInstanceOf(RtcpCompound.Parsed.class);
        assertThat(Wire.parse(limit + "80cb0000"))
                .isEqualTo(new RtcpCompound.Malformed(RtcpFlaw.TOO_MANY_PACKETS, 4 * RtcpCompound.MAX_PACKETS));
    }

    @Test
    void readsOnlyTheSpanItIsGiven() {
        byte[] buffer = Wire.bytes("ffffffff" + PLI + "ffffffff");
        assertThat(RtcpCompound.parse(buffer, 4, 12))
                .isEqualTo(new RtcpCompound.Parsed(List.of(new PictureLossIndication(1, 2)), List.of()));
        assertThatThrownBy(() -> RtcpCompound.parse(buffer, 4, 20)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void writerPassesOverWhatDoesNotFitAndSaysSo() {
        ReceiverReport report = new ReceiverReport(1, List.of());
        SourceDescription description = SourceDescription.ofCname(1, "a".repeat(40));
        PictureLossIndication request = new PictureLossIndication(1, 2);
        byte[] buffer = new byte[24];
        RtcpCompound.Written written =
                RtcpCompound.write(List.of(report, description, request), RtcpRule.COMPOUND, buffer, 4, 20);
        assertThat(written).isEqualTo(new RtcpCompound.Written(20, List.of(description)));
        assertThat(RtcpCompound.parse(buffer, 4, 20, RtcpRule.COMPOUND))
                .isEqualTo(new RtcpCompound.Parsed(List.of(report, request), List.of()));
    }

    @Test
    void compoundWithoutRoomForItsReportIsNotWritten() {
        List<RtcpPacket> packets = List.of(new ReceiverReport(1, List.of()), Goodbye.of());
        assertThat(RtcpCompound.write(packets, RtcpRule.COMPOUND, new byte[7], 0, 7))
                .isEqualTo(new RtcpCompound.Written(0, packets));
        assertThat(RtcpCompound.write(packets, RtcpRule.REDUCED_SIZE, new byte[7], 0, 7))
                .isEqualTo(new RtcpCompound.Written(4, packets.subList(0, 1)));
    }

    @Test
    void compoundThatBeginsWithoutReportIsTheCallersMistake() {
        List<RtcpPacket> packets = List.of(new PictureLossIndication(1, 2));
        assertThatThrownBy(() -> RtcpCompound.write(packets, RtcpRule.COMPOUND, new byte[99], 0, 99))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
