package org.parlour.mixer.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpusPacketTest {
    private final OpusPacket packet = new OpusPacket();

    // RFC 6716 table 2, in tenths of a millisecond.
    @ParameterizedTest
    @CsvSource({
        "0, NARROW, 100", "1, NARROW, 200", "2, NARROW, 400", "3, NARROW, 600",
        "4, MEDIUM, 100", "5, MEDIUM, 200", "6, MEDIUM, 400", "7, MEDIUM, 600",
        "8, WIDE, 100", "9, WIDE, 200", "10, WIDE, 400", "11, WIDE, 600",
        "12, SUPERWIDE, 100", "13, SUPERWIDE, 200", "14, FULL, 100", "15, FULL, 200",
        "16, NARROW, 25", "17, NARROW, 50", "18, NARROW, 100", "19, NARROW, 200",
        "20, WIDE, 25", "21, WIDE, 50", "22, WIDE, 100", "23, WIDE, 200",
        "24, SUPERWIDE, 25", "25, SUPERWIDE, 50", "26, SUPERWIDE, 100", "27, SUPERWIDE, 200",
        "28, FULL, 25", "29, FULL, 50", "30, FULL, 100", "31, FULL, 200"
    })
    void everyConfigurationHasItsBandwidthAndItsLength(int configuration, OpusBandwidth bandwidth, int tenths) {
        assertThat(wrap(configuration << 3, 7, 7)).isNull();
        assertThat(packet.bandwidth()).isEqualTo(bandwidth);
        for (int rateHz : new int[] {8_000, 12_000, 16_000, 24_000, 48_000}) {
            assertThat(packet.samples(rateHz)).isEqualTo(rateHz * tenths / 10_000);
        }
        assertThat(packet.isStereo()).isFalse();
        wrap(configuration << 3 | 4, 7, 7);
        assertThat(packet.isStereo()).isTrue();
    }

    @Test
    void framesOfAPacketAddUp() {
        // RFC 6716 section 3.4; 20 ms each.
        assertThat(wrap(8, 1, 2, 3)).isNull();
        assertThat(packet.frames()).isEqualTo(1);
        assertThat(wrap(9, 1, 2, 3, 4)).isNull();
        assertThat(packet.frames()).isEqualTo(2);
        assertThat(wrap(9, 1, 2, 3)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(10, 2, 1, 2, 3)).isNull();
        assertThat(packet.frames()).isEqualTo(2);
        assertThat(wrap(10, 4, 1, 2, 3)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(10)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(10, 252)).isEqualTo(OpusFault.MALFORMED);
    }

    @Test
    void countedFramesAddUpToo() {
        assertThat(wrap(11, 3, 1, 2, 3)).isNull();
        assertThat(packet.frames()).isEqualTo(3);
        assertThat(packet.samples(16_000)).isEqualTo(960);
        assertThat(wrap(11, 3, 1, 2)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(11, 0x82, 1, 1, 2)).isNull();
        assertThat(wrap(11, 0x82, 3, 1, 2)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(11, 0x42, 2, 1, 2, 0, 0)).isNull();
        assertThat(wrap(11, 0x42, 9, 1, 2, 0, 0)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(11, 0x42, 255)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(11, 0)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(11)).isEqualTo(OpusFault.MALFORMED);
    }

    @Test
    void nothingLastsLongerThan120Milliseconds() {
        assertThat(wrap(11, 6)).isNull();
        assertThat(packet.samples(48_000)).isEqualTo(5_760);
        assertThat(wrap(11, 7)).isEqualTo(OpusFault.MALFORMED);
        assertThat(wrap(0x83, 48)).isNull();
        assertThat(wrap(0x83, 49)).isEqualTo(OpusFault.MALFORMED);
    }

    @Test
    void noFrameIsLongerThan1275Bytes() {
        assertThat(packet.wrap(sized(8, 1_276), 0, 1_276)).isNull();
        assertThat(packet.wrap(sized(8, 1_277), 0, 1_277)).isEqualTo(OpusFault.MALFORMED);
    }

    @Test
    void packetsOfNothingAndOfTooMuchAreNotReadAtAll() {
        assertThat(wrap()).isEqualTo(OpusFault.EMPTY);
        assertThat(packet.wrap(sized(9, 1_501), 0, 1_501)).isEqualTo(OpusFault.TOO_LONG);
        assertThatThrownBy(() -> packet.wrap(new byte[10], 8, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void silenceIsAPacketWithoutContent() {
        wrap(8);
        assertThat(packet.isSilence()).isTrue();
        wrap(0xF8, 0xFF);
        assertThat(packet.isSilence()).isTrue();
        wrap(11, 3, 0, 0, 0);
        assertThat(packet.isSilence()).isTrue();
        wrap(8, 1, 2);
        assertThat(packet.isSilence()).isFalse();
        wrap(10, 0, 1, 2);
        assertThat(packet.isSilence()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void repairIsSeenWhereTheEncoderPutsIt(Library library) {
        OpusCodecs codecs = library.open();
        OpusSettings settings = OpusSettings.speech(16_000).withSilenceUnsent(false);
        assertThat(shareWithRepair(codecs, settings.withExpectedLoss(20), 320)).isGreaterThan(0.5);
        assertThat(shareWithRepair(codecs, settings.withExpectedLoss(20), 960)).isGreaterThan(0.5);
        assertThat(shareWithRepair(codecs, settings.withRepair(false), 320)).isZero();
        assertThat(codecs.openNow()).isZero();
    }

    private double shareWithRepair(OpusCodecs codecs, OpusSettings settings, int frameSamples) {
        try (OpusEncoder encoder = codecs.newEncoder(settings)) {
            List<byte[]> packets = Syllables.packets(encoder, Syllables.spoken(1, 16_000, 2), frameSamples);
            long carrying = packets.stream()
                    .filter(bytes -> packet.wrap(bytes, 0, bytes.length) == null && packet.carriesRepair())
                    .count();
            return (double) carrying / packets.size();
        }
    }

    // RFC 6716 section 4.2.3: a bit for each 20 ms, then one for the repair; the other channel's behind them.
    @ParameterizedTest
    @CsvSource({
        "72, 0b00000000, true",
        "72, 0b10000000, false",
        "72, 0b01000000, true",
        "72, 0b00111111, true",
        "80, 0b01000000, false",
        "80, 0b10000000, false",
        "80, 0b00100000, true",
        "88, 0b00100000, false",
        "88, 0b00010000, true",
        "76, 0b00100000, false",
        "76, 0b01010000, true",
        "84, 0b00001000, false",
        "92, 0b00000010, false",
        "232, 0b00000000, false",
        "73, 0b00000000, false"
    })
    void whetherAVoiceIsInItIsReadFromItsFirstByte(int first, String flags, boolean nobody) {
        assertThat(wrap(first, Integer.parseInt(flags.substring(2), 2), 7, 7, 7))
                .isNull();
        assertThat(packet.saysNobodySpeaks()).isEqualTo(nobody);
    }

    @Test
    void whereNothingWasSentNothingIsSaidOfAVoice() {
        assertThat(wrap(72)).isNull();
        assertThat(packet.isSilence()).isTrue();
        assertThat(packet.saysNobodySpeaks()).isFalse();
    }

    private @Nullable OpusFault wrap(int... octets) {
        byte[] bytes = new byte[octets.length + 2];
        Arrays.fill(bytes, (byte) 0x5A);
        for (int i = 0; i < octets.length; i++) {
            bytes[1 + i] = (byte) octets[i];
        }
        return packet.wrap(bytes, 1, octets.length);
    }

    private static byte[] sized(int first, int bytes) {
        byte[] sized = new byte[bytes];
        sized[0] = (byte) first;
        return sized;
    }
}
