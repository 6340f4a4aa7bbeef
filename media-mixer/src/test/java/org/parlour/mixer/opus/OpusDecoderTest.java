package org.parlour.mixer.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.mixer.rig.Sounds;

class OpusDecoderTest {
    private static final int FRAME = 320;
    private static final int LOST_EVERY = 7;

    private final short[] into = new short[48 * 120];

    @ParameterizedTest
    @EnumSource
    void everyRateComesOut(Library library) {
        OpusCodecs codecs = library.open();
        List<byte[]> packets = packets(codecs, 1);
        for (int rateHz : new int[] {8_000, 12_000, 16_000, 24_000, 48_000}) {
            try (OpusDecoder decoder = codecs.newDecoder(rateHz)) {
                int loudest = 0;
                for (byte[] packet : packets) {
                    assertThat(decoder.decode(packet, 0, packet.length, into, 0))
                            .isEqualTo(rateHz / 50);
                    for (int i = 0; i < rateHz / 50; i++) {
                        loudest = Math.max(loudest, into[i]);
                    }
                }
                assertThat(loudest).isGreaterThan(3_000);
            }
        }
    }

    /** The stand-in's transform coder is silent at all rates but one, were it not for us. */
    @ParameterizedTest
    @EnumSource
    void everyModeIsHeardAtEveryRate(Library library) {
        OpusCodecs codecs = library.open();
        short[] tone = Sounds.sine(1_000, 48_000, 48_000, -20);
        for (int bitrate : new int[] {16_000, 32_000, 96_000}) {
            try (OpusEncoder encoder =
                    codecs.newEncoder(OpusSettings.speech(48_000).withBitrate(bitrate))) {
                List<byte[]> packets = Syllables.packets(encoder, tone, 960);
                for (int rateHz : new int[] {8_000, 12_000, 16_000, 24_000, 48_000}) {
                    short[] heard = new short[rateHz];
                    try (OpusDecoder decoder = codecs.newDecoder(rateHz)) {
                        for (int i = 0; i < 25; i++) {
                            decoder.decode(packets.get(i), 0, packets.get(i).length, heard, i * rateHz / 50);
                        }
                    }
                    assertThat(Sounds.decibelsAt(1_000, rateHz, heard, rateHz / 10, rateHz / 2))
                            .as("%d bit/s at %d Hz", bitrate, rateHz)
                            .isCloseTo(-20, within(2.0));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPacketLiesAnywhereInAnArrayAndItsSamplesToo(Library library) {
        OpusCodecs codecs = library.open();
        byte[] packet = packets(codecs, 1).get(5);
        byte[] wrapped = new byte[packet.length + 20];
        System.arraycopy(packet, 0, wrapped, 12, packet.length);
        try (OpusDecoder one = codecs.newDecoder(16_000);
                OpusDecoder other = codecs.newDecoder(16_000)) {
            short[] there = new short[FRAME + 20];
            assertThat(one.decode(packet, 0, packet.length, into, 0)).isEqualTo(FRAME);
            assertThat(other.decode(wrapped, 12, packet.length, there, 10)).isEqualTo(FRAME);
            assertThat(Arrays.copyOfRange(there, 10, 10 + FRAME)).isEqualTo(Arrays.copyOf(into, FRAME));
            assertThat(there).startsWith(new short[10]).endsWith(new short[10]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void repairComesCloserThanConcealment(Library library) {
        OpusCodecs codecs = library.open();
        List<byte[]> packets = packets(codecs, 6);
        short[] clean = played(codecs, packets, Loss.NONE);
        double repaired = signalToNoise(clean, played(codecs, packets, Loss.REPAIRED));
        double concealed = signalToNoise(clean, played(codecs, packets, Loss.CONCEALED));
        // Seen: libopus 17.6 and 6.7 dB, Java 12.9 and 5.3.
        assertThat(repaired).isGreaterThan(10).isGreaterThan(concealed + 5);
    }

    @ParameterizedTest
    @EnumSource
    void concealmentFadesAway(Library library) {
        OpusCodecs codecs = library.open();
        OpusSettings settings = OpusSettings.speech(16_000);
        short[] sound = new short[50 * FRAME];
        try (OpusEncoder encoder = codecs.newEncoder(settings);
                OpusDecoder decoder = codecs.newDecoder(16_000)) {
            for (byte[] packet : Syllables.packets(encoder, Sounds.vowel(120, 16_000, 10 * FRAME, -15), FRAME)) {
                decoder.decode(packet, 0, packet.length, sound, 0);
            }
            assertThat(decoder.conceal(FRAME, sound, 0)).isEqualTo(FRAME);
            for (int i = 1; i < 50; i++) {
                assertThat(decoder.conceal(FRAME, sound, i * FRAME)).isEqualTo(FRAME);
            }
        }
        assertThat(Sounds.decibels(sound, 0, FRAME)).isGreaterThan(-35);
        assertThat(Sounds.decibels(sound, 40 * FRAME, 50 * FRAME)).isLessThan(Sounds.decibels(sound, 0, FRAME) - 20);
    }

    @ParameterizedTest
    @EnumSource
    void gapsThatAreNoneAreNotConcealed(Library library) {
        OpusCodecs codecs = library.open();
        byte[] packet = packets(codecs, 1).getFirst();
        try (OpusDecoder decoder = codecs.newDecoder(16_000)) {
            for (int samples : new int[] {Integer.MIN_VALUE, -320, 0, 1, 39, 41, 1_960, 1 << 30}) {
                assertThat(OpusFault.of(decoder.conceal(samples, into, 0))).isEqualTo(OpusFault.FRAME_LENGTH);
                assertThat(OpusFault.of(decoder.repair(packet, 0, packet.length, samples, into, 0)))
                        .isEqualTo(OpusFault.FRAME_LENGTH);
            }
            for (int samples : new int[] {40, 80, 320, 640, 1_000, 1_920}) {
                assertThat(decoder.conceal(samples, into, 0)).isEqualTo(samples);
                assertThat(decoder.repair(packet, 0, packet.length, samples, into, 0))
                        .isEqualTo(samples);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotFitIsNotDecoded(Library library) {
        OpusCodecs codecs = library.open();
        byte[] packet = packets(codecs, 1).getFirst();
        short[] small = new short[FRAME];
        try (OpusDecoder decoder = codecs.newDecoder(16_000)) {
            assertThat(OpusFault.of(decoder.decode(packet, 0, packet.length, small, 1)))
                    .isEqualTo(OpusFault.NO_ROOM);
            assertThat(OpusFault.of(decoder.conceal(FRAME, small, 1))).isEqualTo(OpusFault.NO_ROOM);
            assertThat(OpusFault.of(decoder.repair(packet, 0, packet.length, FRAME, small, 1)))
                    .isEqualTo(OpusFault.NO_ROOM);
            assertThat(small).containsOnly(0);
            assertThat(OpusFault.of(decoder.decode(packet, 0, 0, into, 0))).isEqualTo(OpusFault.EMPTY);
            assertThat(OpusFault.of(decoder.decode(new byte[1_501], 0, 1_501, into, 0)))
                    .isEqualTo(OpusFault.TOO_LONG);
            assertThat(decoder.decode(packet, 0, packet.length, small, 0)).isEqualTo(FRAME);
            assertThatThrownBy(() -> decoder.decode(packet, 1, packet.length, into, 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> decoder.decode(packet, 0, packet.length, into, -1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterGarbageItHearsAgain(Library library) {
        OpusCodecs codecs = library.open();
        List<byte[]> packets = packets(codecs, 4);
        short[] clean = played(codecs, packets, Loss.NONE);
        short[] sound = new short[clean.length];
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        try (OpusDecoder decoder = codecs.newDecoder(16_000)) {
            int at = 0;
            for (byte[] packet : packets) {
                if (at == clean.length / 2) {
                    for (int i = 0; i < 100; i++) {
                        byte[] garbage = new byte[chance.nextInt(200)];
                        chance.nextBytes(garbage);
                        decoder.decode(garbage, 0, garbage.length, into, 0);
                    }
                }
                at += decoder.decode(packet, 0, packet.length, sound, at);
            }
        }
        int later = clean.length / 2 + 16_000;
        assertThat(Syllables.signalToNoise(clean, sound, later, clean.length)).isGreaterThan(15);
    }

    @ParameterizedTest
    @EnumSource
    void afterAResetItIsAsNew(Library library) {
        OpusCodecs codecs = library.open();
        List<byte[]> packets = packets(codecs, 1);
        short[] clean = played(codecs, packets, Loss.NONE);
        short[] again = new short[clean.length];
        try (OpusDecoder decoder = codecs.newDecoder(16_000)) {
            packets.forEach(packet -> decoder.decode(packet, 0, packet.length, again, 0));
            decoder.reset();
            int at = 0;
            for (byte[] packet : packets) {
                at += decoder.decode(packet, 0, packet.length, again, at);
            }
        }
        assertThat(again).isEqualTo(clean);
    }

    // The IETF asks of a decoder that it sounds alike, not that it is alike (RFC 6716 section 6.1).
    @ParameterizedTest
    @EnumSource
    void whatTheOneMadeTheOtherHearsToo(Library maker) {
        List<byte[]> packets = packets(maker.open(), 2);
        short[] machine = played(Library.MACHINE.open(), packets, Loss.NONE);
        short[] java = played(Library.JAVA.open(), packets, Loss.NONE);
        assertThat(Syllables.signalToNoise(machine, java, 0, java.length)).isGreaterThan(40);
    }

    private enum Loss {
        NONE,
        REPAIRED,
        CONCEALED
    }

    private static List<byte[]> packets(OpusCodecs codecs, int seconds) {
        OpusSettings settings = OpusSettings.speech(16_000).withExpectedLoss(20).withSilenceUnsent(false);
        try (OpusEncoder encoder = codecs.newEncoder(settings)) {
            return Syllables.packets(encoder, Syllables.spoken(11, 16_000, seconds), FRAME);
        }
    }

    private static boolean isLost(int packet) {
        return packet % LOST_EVERY == LOST_EVERY - 1;
    }

    private static short[] played(OpusCodecs codecs, List<byte[]> packets, Loss loss) {
        short[] sound = new short[packets.size() * FRAME];
        try (OpusDecoder decoder = codecs.newDecoder(16_000)) {
            for (int i = 0; i < packets.size(); i++) {
                int at = i * FRAME;
                if (loss == Loss.NONE || !isLost(i)) {
                    byte[] packet = packets.get(i);
                    decoder.decode(packet, 0, packet.length, sound, at);
                } else if (loss == Loss.REPAIRED && i + 1 < packets.size()) {
                    byte[] next = packets.get(i + 1);
                    decoder.repair(next, 0, next.length, FRAME, sound, at);
                } else {
                    decoder.conceal(FRAME, sound, at);
                }
            }
        }
        return sound;
    }

    // In the lost frames alone.
    private static double signalToNoise(short[] clean, short[] other) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < clean.length; i++) {
            if (isLost(i / FRAME)) {
                double difference = clean[i] - other[i];
                signal += (double) clean[i] * clean[i];
                noise += difference * difference;
            }
        }
        return 10 * Math.log10(signal / noise);
    }
}
