package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.Recital;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** A telephone's Opus in the order buffer: what is lost is told by what follows, and what is no voice is not decoded. */
class PhoneOpusTest {
    private static final int RATE_HZ = 16_000;
    private static final int FRAME = 320;
    private static final OpusSettings SPEECH = OpusSettings.speech(RATE_HZ).withSilenceUnsent(false);

    private final OpusCodecs codecs = OpusCodecs.open();
    private final OrderBuffer buffer = OrderBuffer.ofOpus(codecs);
    private final short[] frame = new short[FRAME];
    private final short[] taken = new short[RATE_HZ * 60];
    private long nowMillis = 1_000;
    private int frames;
    private long firstTicks;
    private int lost;
    private int mended;
    private int pauses;

    @AfterEach
    void nothingIsLeftOutsideTheHeap() {
        assertThat(buffer.counters().addUp()).as(buffer.counters().toString()).isTrue();
        buffer.close();
        assertThat(codecs.openNow()).isZero();
    }

    private void arrive(byte[] packet) {
        buffer.arrived(Codec.OPUS, RtpStream.view(packet), nowMillis * 1_000_000);
        while (buffer.take(frame, 0, nowMillis * 1_000_000)) {
            firstTicks = frames == 0 ? buffer.frameTicks() : firstTicks;
            System.arraycopy(frame, 0, taken, (int) (buffer.frameTicks() - firstTicks) * 2, FRAME);
            frames++;
            lost += buffer.isLost() ? 1 : 0;
            mended += buffer.isMended() ? 1 : 0;
            pauses += buffer.isPause() ? 1 : 0;
        }
    }

    private static short[] voice() {
        return Recital.of(400, "en/normal/room.help").samples();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 20, 40, 60})
    void framesAreWholeWhateverThePacketsLast(int millis) {
        try (OpusEncoder encoder = codecs.newEncoder(SPEECH)) {
            OpusStream stream = new OpusStream(encoder, Sounds.vowel(140, RATE_HZ, RATE_HZ, -14));
            for (int sent = 0; sent < 2_400; sent += millis) {
                arrive(stream.next(millis));
                assertThat(frames).isEqualTo((sent + millis) / 20);
                nowMillis += millis;
            }
        }
        assertThat(Sounds.decibels(taken, RATE_HZ, 2 * RATE_HZ)).isBetween(-24.0, -14.0);
        assertThat(lost).isZero();
    }

    @Test
    void theSuccessorTellsWhatWasLost() {
        double told = likeness(true);
        assertThat(buffer.counters().repairedTicks()).isGreaterThan(20 * 160);
        // The encoder repeats what has a voice, and nothing else.
        assertThat(buffer.counters().concealedTicks())
                .isLessThan(buffer.counters().repairedTicks());
        assertThat(mended).isEqualTo(lost).isGreaterThan(20);
        // Seen: 11.2 dB.
        assertThat(told).as("dB over what is missing").isGreaterThan(8);
    }

    @Test
    void whatNobodyTellsIsConcealed() {
        // Seen: 3.7 dB.
        assertThat(likeness(false)).isBetween(1.0, 9.0);
        assertThat(buffer.counters().repairedTicks()).isZero();
        assertThat(buffer.counters().concealedTicks()).isGreaterThan(20 * 160);
        assertThat(mended).isEqualTo(lost);
    }

    /** How near the lost tenth of a voice comes to what would have been heard without loss, in decibels. */
    private double likeness(boolean repair) {
        OpusSettings settings = SPEECH.withRepair(repair).withExpectedLoss(repair ? 20 : 0);
        short[] voice = voice();
        int packets = voice.length / FRAME;
        short[] whole = new short[voice.length + FRAME];
        OpusCodecs others = OpusCodecs.open();
        OrderBuffer unharmed = OrderBuffer.ofOpus(others);
        double wanted = 1e-9;
        double wrong = 1e-9;
        try (OpusEncoder encoder = codecs.newEncoder(settings)) {
            OpusStream stream = new OpusStream(encoder, voice);
            for (int i = 0; i < packets; i++) {
                byte[] packet = stream.next(20);
                unharmed.arrived(Codec.OPUS, RtpStream.view(packet), nowMillis * 1_000_000);
                unharmed.take(whole, i * FRAME, nowMillis * 1_000_000);
                if (i % 10 != 9) {
                    arrive(packet);
                }
                nowMillis += 20;
            }
        }
        unharmed.close();
        for (int i = 9; i < packets - 1; i += 10) {
            for (int at = i * FRAME; at < (i + 1) * FRAME; at++) {
                wanted += whole[at] * whole[at];
                wrong += Math.pow(whole[at] - taken[at], 2);
            }
        }
        return 10 * Math.log10(wanted / wrong);
    }

    @Test
    void pausesOfDiscontinuousTransmissionAreNoLosses() {
        try (OpusEncoder encoder = codecs.newEncoder(SPEECH.withSilenceUnsent(true))) {
            OpusStream stream = new OpusStream(
                    encoder, Recital.of(2_000, "en/normal/room.help").samples());
            int unsent = 0;
            for (int i = 0; i < 600; i++) {
                byte[] packet = stream.nextWorthSending(20);
                if (packet != null) {
                    arrive(packet);
                } else {
                    unsent++;
                }
                nowMillis += 20;
            }
            assertThat(unsent).isGreaterThan(50);
        }
        assertThat(lost).isZero();
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.counters().undecoded()).isGreaterThanOrEqualTo(1);
        assertThat(pauses).isPositive();
    }

    @Test
    void whatIsLostInAPauseIsNoLoss() {
        try (OpusEncoder encoder = codecs.newEncoder(SPEECH)) {
            OpusStream stream = new OpusStream(encoder, voice());
            arrive(stream.next(20));
            // RFC 6716 section 3.2.1: a frame of no bytes was not sent.
            arrive(stream.packet(new byte[] {(byte) (9 << 3)}, 20));
            stream.packet(new byte[] {(byte) (9 << 3)}, 20);
            stream.pause(400);
            nowMillis += 440;
            arrive(stream.packet(new byte[] {(byte) (9 << 3)}, 20));
            arrive(stream.next(20));
        }
        assertThat(lost).isZero();
        assertThat(pauses).isEqualTo(2);
        assertThat(buffer.counters().concealedTicks()).isZero();
    }

    @Test
    void aSilentPhoneIsNotDecodedAndItsFirstWordIsHeardAsEver() {
        short[] says = Sounds.noise(3, 12 * RATE_HZ, -58);
        short[] voice = voice();
        for (int i = 0; i < voice.length; i++) {
            says[10 * RATE_HZ + i % RATE_HZ] += i < RATE_HZ ? voice[i + RATE_HZ / 2] : 0;
        }
        short[] whole = decodedByAnyDecoder(says);
        assertThat(buffer.counters().undecoded()).as("of 500 silent packets").isGreaterThan(400);
        int from = 10 * RATE_HZ;
        double loud = Sounds.decibels(whole, from, from + RATE_HZ);
        short[] difference = new short[RATE_HZ];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (short) Math.clamp(taken[from + i] - whole[from + i], -32_768, 32_767);
        }
        assertThat(Sounds.decibels(difference, 0, RATE_HZ)).isLessThan(loud - 12);
    }

    private short[] decodedByAnyDecoder(short[] says) {
        short[] whole = new short[says.length + FRAME];
        OpusCodecs others = OpusCodecs.open();
        try (OpusEncoder encoder = codecs.newEncoder(SPEECH.withRepair(false));
                var decoder = others.newDecoder(RATE_HZ)) {
            OpusStream stream = new OpusStream(encoder, says);
            RtpPacket view = new RtpPacket();
            for (int i = 0; i < says.length / FRAME; i++) {
                byte[] packet = stream.next(20);
                view.wrap(packet, 0, packet.length);
                decoder.decode(packet, view.payloadOffset(), view.payloadLengthBytes(), whole, i * FRAME);
                arrive(packet);
                nowMillis += 20;
            }
        }
        return whole;
    }

    @Test
    void aLastingToneIsNoSilence() {
        try (OpusEncoder encoder = codecs.newEncoder(SPEECH)) {
            OpusStream stream = new OpusStream(encoder, Sounds.sine(1_000, RATE_HZ, RATE_HZ, -20));
            for (int i = 0; i < 1_000; i++) {
                arrive(stream.next(20));
                nowMillis += 20;
            }
        }
        assertThat(Sounds.decibelsAt(1_000, RATE_HZ, taken, 18 * RATE_HZ, 19 * RATE_HZ))
                .isGreaterThan(-22);
        assertThat(pauses).isZero();
    }

    @Test
    void whatCannotBeReadIsCountedAndWhatCanGoesOn() {
        try (OpusEncoder encoder = codecs.newEncoder(SPEECH)) {
            OpusStream stream = new OpusStream(encoder, Sounds.vowel(140, RATE_HZ, RATE_HZ, -14));
            byte[] two = {(byte) (9 << 3 | 2), (byte) 250, 1, 2};
            for (int i = 0; i < 50; i++) {
                arrive(stream.next(20));
                arrive(stream.packet(new byte[0], 20));
                arrive(stream.packet(two, 40));
                // Three seconds in one packet.
                byte[] many = new byte[200];
                many[0] = (byte) (11 << 3 | 3);
                many[1] = 50;
                arrive(stream.packet(many, 60));
                nowMillis += 140;
            }
        }
        assertThat(buffer.counters().refused()).isEqualTo(150);
        assertThat(buffer.counters().played()).isEqualTo(50);
    }

    @Test
    void aPacketAllocatesNothing() {
        byte[][] packets = new byte[50][];
        try (OpusEncoder encoder = codecs.newEncoder(SPEECH.withExpectedLoss(20))) {
            OpusStream stream = new OpusStream(encoder, voice());
            for (int i = 0; i < packets.length; i++) {
                packets[i] = stream.next(20);
            }
        }
        RtpPacket view = RtpStream.view(packets[0]);
        int[] at = {0};
        assertThat(Allocation.bytesPerStep(() -> {
                    at[0]++;
                    if (at[0] % 512 > 64 || at[0] % 9 == 0) {
                        return;
                    }
                    byte[] packet = packets[at[0] % packets.length];
                    view.wrap(packet, 0, packet.length);
                    view.sequenceNumber(at[0] & 0xFFFF).timestamp(at[0] * 960);
                    buffer.arrived(Codec.OPUS, view, at[0] * 20_000_000L);
                    while (buffer.take(frame, 0, at[0] * 20_000_000L)) {
                        frames++;
                    }
                }))
                .isZero();
        assertThat(Arrays.stream(new int[] {frames}).sum()).isPositive();
    }
}
