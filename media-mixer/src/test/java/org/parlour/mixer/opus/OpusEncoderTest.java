package org.parlour.mixer.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.mixer.rig.Sounds;

class OpusEncoderTest {
    private static final OpusSettings WIDE = OpusSettings.speech(16_000).withSilenceUnsent(false);

    private final OpusPacket view = new OpusPacket();
    private final byte[] into = new byte[OpusPacket.MOST_BYTES];

    @ParameterizedTest
    @EnumSource
    void aVoiceComesBackAsItWas(Library library) {
        OpusCodecs codecs = library.open();
        short[] spoken = Syllables.spoken(1, 16_000, 2);
        List<byte[]> packets;
        try (OpusEncoder encoder = codecs.newEncoder(WIDE)) {
            assertThat(encoder.lookAheadSamples()).isBetween(16, 160);
            packets = Syllables.packets(encoder, spoken, 320);
        }
        assertThat(packets.stream().mapToInt(packet -> packet.length).average().orElse(0))
                .isBetween(25.0, 66.0);
        // A filter against rumble stands before the encoder, and hisses come back as other hisses.
        assertThat(Syllables.likeness(spoken, decoded(codecs, 16_000, packets), 320))
                .isGreaterThan(0.75);
        assertThat(Syllables.likeness(Syllables.spoken(99, 16_000, 2), decoded(codecs, 16_000, packets), 320))
                .isLessThan(0.4);
    }

    @ParameterizedTest
    @EnumSource
    void aNarrowLineIsHeardAt16KilohertzAsNarrowAsItIs(Library library) {
        OpusCodecs codecs = library.open();
        // A tone that lasts is no speech: with discontinuous transmission it would fade into the noise of a pause.
        OpusSettings settings = OpusSettings.speech(8_000).withBitrate(24_000).withSilenceUnsent(false);
        List<byte[]> packets;
        try (OpusEncoder encoder = codecs.newEncoder(settings)) {
            packets = Syllables.packets(encoder, Sounds.sine(1_000, 8_000, 16_000, -12), 160);
        }
        view.wrap(packets.getLast(), 0, packets.getLast().length);
        assertThat(view.bandwidth()).isEqualTo(OpusBandwidth.NARROW);
        short[] heard = decoded(codecs, 16_000, packets);
        assertThat(heard).hasSize(32_000);
        assertThat(Sounds.decibelsAt(1_000, 16_000, heard, 16_000, 32_000)).isCloseTo(-12, within(2.0));
        assertThat(Sounds.decibelsAt(5_000, 16_000, heard, 16_000, 32_000)).isLessThan(-60);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWiderThanItsLimit(Library library) {
        OpusCodecs codecs = library.open();
        short[] spoken = Syllables.spoken(2, 48_000, 1);
        OpusSettings settings = OpusSettings.speech(48_000).withBitrate(64_000).withSilenceUnsent(false);
        for (OpusBandwidth widest : OpusBandwidth.values()) {
            try (OpusEncoder encoder = codecs.newEncoder(settings.withWidest(widest))) {
                assertThat(bandwidthOfLast(encoder, spoken)).isEqualTo(widest);
            }
        }
    }

    // The speech coder fades from one bandwidth to the next: 2.6 s a step downwards, 5.2 s a step upwards.
    @ParameterizedTest
    @EnumSource
    void anotherLimitIsReachedWithoutAJump(Library library) {
        short[] spoken = Syllables.spoken(2, 48_000, 1);
        OpusSettings settings = OpusSettings.speech(48_000).withBitrate(64_000).withSilenceUnsent(false);
        try (OpusEncoder encoder = library.open().newEncoder(settings)) {
            assertThat(bandwidthOfLast(encoder, spoken)).isEqualTo(OpusBandwidth.FULL);
            encoder.settings(settings.withWidest(OpusBandwidth.NARROW));
            assertThat(secondsUntil(OpusBandwidth.NARROW, encoder, spoken)).isLessThanOrEqualTo(7);
            encoder.settings(settings);
            assertThat(secondsUntil(OpusBandwidth.FULL, encoder, spoken)).isLessThanOrEqualTo(12);
        }
    }

    private int secondsUntil(OpusBandwidth bandwidth, OpusEncoder encoder, short[] spoken) {
        for (int second = 1; second < 30; second++) {
            if (bandwidthOfLast(encoder, spoken) == bandwidth) {
                return second;
            }
        }
        throw new AssertionError("never " + bandwidth);
    }

    private OpusBandwidth bandwidthOfLast(OpusEncoder encoder, short[] spoken) {
        byte[] last = Syllables.packets(encoder, spoken, 960).getLast();
        assertThat(view.wrap(last, 0, last.length)).isNull();
        return view.bandwidth();
    }

    @ParameterizedTest
    @EnumSource
    void everyRateHasItsFrames(Library library) {
        OpusCodecs codecs = library.open();
        for (int rateHz : new int[] {8_000, 12_000, 16_000, 24_000, 48_000}) {
            short[] spoken = Syllables.spoken(3, rateHz, 1);
            try (OpusEncoder encoder = codecs.newEncoder(OpusSettings.speech(rateHz))) {
                for (int tenths : new int[] {25, 50, 100, 200, 400, 600}) {
                    int frame = rateHz * tenths / 10_000;
                    for (byte[] packet : Syllables.packets(encoder, spoken, frame)) {
                        assertThat(view.wrap(packet, 0, packet.length)).isNull();
                        assertThat(view.samples(rateHz)).isEqualTo(frame);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void framesThatOpusDoesNotHaveAreNotEncoded(Library library) {
        try (OpusEncoder encoder = library.open().newEncoder(WIDE)) {
            for (int samples : new int[] {Integer.MIN_VALUE, -320, 0, 1, 319, 321, 480, 1_280, 1_920, 1 << 30}) {
                assertThat(OpusFault.of(encoder.encode(new short[2_000], 0, samples, into, 0, 100)))
                        .isEqualTo(OpusFault.FRAME_LENGTH);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPacketOutgrowsItsLimit(Library library) {
        short[] spoken = Syllables.spoken(4, 16_000, 1);
        try (OpusEncoder encoder = library.open().newEncoder(WIDE)) {
            for (int limit = 1; limit < 60; limit++) {
                for (int frame : new int[] {40, 320, 640, 960}) {
                    Arrays.fill(into, (byte) 0x5A);
                    int length = encoder.encode(spoken, 200 * limit, frame, into, 10, limit);
                    assertThat(length).isBetween(OpusFault.NO_ROOM.code(), limit);
                    assertThat(into[9]).isEqualTo((byte) 0x5A);
                    assertThat(into[10 + limit]).isEqualTo((byte) 0x5A);
                }
            }
            assertThat(encoder.encode(spoken, 0, 320, into, 0, 0)).isEqualTo(OpusFault.NO_ROOM.code());
            assertThat(encoder.encode(spoken, 0, 320, into, 0, -1)).isEqualTo(OpusFault.NO_ROOM.code());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoNamesAPlaceOutsideOfAnArrayHasABug(Library library) {
        try (OpusEncoder encoder = library.open().newEncoder(WIDE)) {
            short[] frame = new short[320];
            assertThatThrownBy(() -> encoder.encode(frame, 1, 320, into, 0, 100))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> encoder.encode(frame, -1, 320, into, 0, 100))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> encoder.encode(frame, 0, 320, into, into.length - 99, 100))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void settingsChangeWhileItSpeaks(Library library) {
        short[] spoken = Syllables.spoken(5, 16_000, 2);
        try (OpusEncoder encoder = library.open().newEncoder(WIDE.withBitrate(40_000))) {
            int rich = bytes(Syllables.packets(encoder, spoken, 320));
            encoder.settings(WIDE.withBitrate(10_000).withComplexity(5));
            assertThat(encoder.settings().complexity()).isEqualTo(5);
            assertThat(bytes(Syllables.packets(encoder, spoken, 320))).isLessThan(rich / 2);
            for (int complexity = 0; complexity <= 10; complexity++) {
                encoder.settings(WIDE.withComplexity(complexity));
                assertThat(encoder.encode(spoken, 320 * complexity, 320, into, 0, 1_275))
                        .isPositive();
            }
            assertThatThrownBy(() -> encoder.settings(OpusSettings.speech(8_000)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPauseIsNotWorthSending(Library library) {
        short[] pause = Sounds.noise(1, 32_000, -75);
        try (OpusEncoder encoder = library.open().newEncoder(WIDE.withSilenceUnsent(true))) {
            long sent = worthSending(Syllables.packets(encoder, pause, 320));
            assertThat(sent).isBetween(1L, 25L);
            encoder.settings(WIDE);
            assertThat(worthSending(Syllables.packets(encoder, pause, 320))).isEqualTo(100);
        }
    }

    private long worthSending(List<byte[]> packets) {
        return packets.stream()
                .filter(packet -> {
                    assertThat(view.wrap(packet, 0, packet.length)).isNull();
                    // A frame of a byte besides the first one's: some say silence so, and it may be sent or not.
                    assertThat(OpusEncoder.isWorthSending(packet.length)).isEqualTo(!view.isSilence());
                    return OpusEncoder.isWorthSending(packet.length);
                })
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void afterAResetItIsAsNew(Library library) {
        short[] spoken = Syllables.spoken(6, 16_000, 1);
        try (OpusEncoder encoder = library.open().newEncoder(WIDE)) {
            List<byte[]> first = Syllables.packets(encoder, spoken, 320);
            encoder.reset();
            assertThat(Syllables.packets(encoder, spoken, 320)).containsExactlyElementsOf(first);
        }
    }

    @Test
    void aCopySaysTheSameUntilItHearsSomethingElse() {
        OpusCodecs codecs = Library.MACHINE.open();
        short[] before = Syllables.spoken(7, 16_000, 1);
        short[] after = Syllables.spoken(8, 16_000, 1);
        short[] other = Syllables.spoken(9, 16_000, 1);
        try (OpusEncoder encoder = codecs.newEncoder(WIDE);
                OpusEncoder copy = codecs.newEncoder(WIDE.withComplexity(9).withBitrate(12_000));
                OpusEncoder fresh = codecs.newEncoder(WIDE)) {
            Syllables.packets(encoder, before, 320);
            assertThat(copy.copyStateFrom(encoder)).isTrue();
            assertThat(copy.settings()).isEqualTo(WIDE);
            List<byte[]> said = Syllables.packets(encoder, after, 320);
            assertThat(Syllables.packets(copy, after, 320)).containsExactlyElementsOf(said);
            assertThat(Syllables.packets(fresh, after, 320)).isNotEqualTo(said);
            assertThat(Syllables.packets(copy, other, 320)).isNotEqualTo(Syllables.packets(encoder, after, 320));
        }
    }

    @Test
    void aCopyOutlivesWhatItWasCopiedFrom() {
        OpusCodecs codecs = Library.MACHINE.open();
        short[] spoken = Syllables.spoken(7, 8_000, 1);
        OpusEncoder encoder = codecs.newEncoder(OpusSettings.speech(8_000));
        try (OpusEncoder copy = codecs.newEncoder(OpusSettings.speech(8_000))) {
            Syllables.packets(encoder, spoken, 160);
            assertThat(copy.copyStateFrom(encoder)).isTrue();
            encoder.close();
            assertThat(Syllables.packets(copy, spoken, 160)).hasSize(50);
        }
    }

    @Test
    void whatCannotBeCopiedIsLeftAsItWas() {
        short[] spoken = Syllables.spoken(7, 16_000, 1);
        OpusCodecs java = Library.JAVA.open();
        try (OpusEncoder encoder = java.newEncoder(WIDE.withComplexity(5));
                OpusEncoder copy = java.newEncoder(WIDE);
                OpusEncoder narrow = java.newEncoder(OpusSettings.speech(8_000))) {
            assertThat(copy.copyStateFrom(encoder)).isFalse();
            assertThat(narrow.copyStateFrom(encoder)).isFalse();
            assertThat(copy.settings()).isEqualTo(WIDE);
            assertThat(Syllables.packets(copy, spoken, 320)).hasSize(50);
        }
        OpusCodecs machine = Library.MACHINE.open();
        try (OpusEncoder encoder = machine.newEncoder(WIDE);
                OpusEncoder narrow = machine.newEncoder(OpusSettings.speech(8_000));
                OpusEncoder foreign = java.newEncoder(WIDE)) {
            assertThat(narrow.copyStateFrom(encoder)).isFalse();
            assertThat(encoder.copyStateFrom(foreign)).isFalse();
            assertThat(foreign.copyStateFrom(encoder)).isFalse();
        }
    }

    private static int bytes(List<byte[]> packets) {
        return packets.stream().mapToInt(packet -> packet.length).sum();
    }

    private static short[] decoded(OpusCodecs codecs, int rateHz, List<byte[]> packets) {
        short[] samples = new short[packets.size() * rateHz / 50];
        try (OpusDecoder decoder = codecs.newDecoder(rateHz)) {
            int at = 0;
            for (byte[] packet : packets) {
                int count = decoder.decode(packet, 0, packet.length, samples, at);
                assertThat(count).isEqualTo(rateHz / 50);
                at += count;
            }
        }
        return samples;
    }
}
