package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.opus.OpusBandwidth;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** The jitter buffer with Opus behind it, as browsers send it. */
class OpusJitterTest {
    private static final long MILLI = 1_000_000L;
    private static final int RATE_HZ = 16_000;
    private static final int SENT_HZ = 48_000;
    private static final int FRAME = 320;
    private static final OpusSettings SETTINGS = OpusSettings.speech(SENT_HZ).withSilenceUnsent(false);

    private final OpusCodecs codecs = OpusCodecs.open();
    private final OpusDecoder decoder = codecs.newDecoder(RATE_HZ);
    private final OpusDecoder reference = codecs.newDecoder(RATE_HZ);
    private final OpusEncoder encoder = codecs.newEncoder(SETTINGS);
    private final JitterBuffer buffer = JitterBuffer.ofOpus(decoder);
    private final short[] vowel = Sounds.vowel(140, SENT_HZ, 2 * SENT_HZ, -14);
    private final OpusStream stream = new OpusStream(encoder, vowel);
    private final short[] played = new short[RATE_HZ * 60];
    private long nowMillis = 1_000;
    private int frames;

    @AfterEach
    void nothingIsLeftOutsideTheHeap() {
        decoder.close();
        reference.close();
        encoder.close();
        assertThat(codecs.openNow()).isZero();
        assertThat(buffer.counters().addUp()).as(buffer.counters().toString()).isTrue();
    }

    @Test
    void aSteadyStreamIsPlayedAsItsDecoderDecodesIt() {
        short[] direct = new short[100 * FRAME];
        for (int i = 0; i < 100; i++) {
            byte[] packet = stream.next(20);
            RtpPacket view = RtpStream.view(packet);
            reference.decode(packet, view.payloadOffset(), view.payloadLengthBytes(), direct, i * FRAME);
            arrive(packet);
            tick();
        }
        int shift = shiftOf(direct);
        assertThat(shift).isBetween(0, 3 * FRAME);
        assertThat(Arrays.copyOfRange(played, 20 * FRAME + shift, 90 * FRAME + shift))
                .isEqualTo(Arrays.copyOfRange(direct, 20 * FRAME, 90 * FRAME));
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(30);
    }

    private int shiftOf(short[] direct) {
        for (int shift = 0; shift < 5 * FRAME; shift++) {
            if (Arrays.equals(played, 50 * FRAME + shift, 51 * FRAME + shift, direct, 50 * FRAME, 51 * FRAME)) {
                return shift;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 40, 60})
    void packetsOfAnyLengthArePlayedWithoutAGap(int millis) {
        steady(3_000 / millis, millis);
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(millis + 45);
    }

    @Test
    void whatWasLostIsRepairedByTheNextPacketIfThatIsHere() {
        // The transform coder has no repair, and steady sounds need none: so it is syllables at 16 kHz.
        short[] syllables = Sounds.vowel(140, RATE_HZ, RATE_HZ, -14);
        for (int i = 0; i < syllables.length; i++) {
            syllables[i] = (short) (syllables[i] * Math.pow(Math.sin(Math.PI * i / (RATE_HZ / 4.0)), 2));
        }
        try (OpusEncoder armed = codecs.newEncoder(OpusSettings.speech(RATE_HZ).withExpectedLoss(20))) {
            OpusStream spoken = new OpusStream(armed, syllables);
            for (int i = 0; i < 300; i++) {
                byte[] packet = spoken.next(20);
                // Two that are 40 ms late now and then: so the next one is there when one is missed.
                if (i % 10 != 0) {
                    arrive(packet);
                }
                tick();
                if (i % 50 == 5) {
                    tick();
                    tick();
                    arrive(spoken.next(20));
                    arrive(spoken.next(20));
                }
            }
        }
        JitterStatistics counters = buffer.counters();
        assertThat(counters.repairedTicks() / 160).isGreaterThan(10);
        assertThat(counters.repairedTicks()).isGreaterThan(counters.concealedTicks() / 4);
        assertThat(Sounds.decibels(played, (frames - 100) * FRAME, frames * FRAME))
                .isCloseTo(Sounds.decibels(syllables, 0, syllables.length), within(1.5));
    }

    @Test
    void elseItIsConcealedAndTakesNoTime() {
        steady(100, 20);
        int delay = buffer.delayMillis();
        stream.next(20);
        tick();
        steady(100, 20);
        assertThat(buffer.counters().concealedTicks()).isEqualTo(160);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(delay);
    }

    @Test
    void aPauseOfTheSenderIsSilenceAndNoLoss() {
        short[] speech = Arrays.copyOf(vowel, 5 * SENT_HZ);
        encoder.settings(SETTINGS.withSilenceUnsent(true));
        OpusStream pausing = new OpusStream(encoder, speech);
        int unsent = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] packet = pausing.nextWorthSending(20);
            if (packet == null) {
                unsent++;
            } else {
                arrive(packet);
            }
            tick();
        }
        assertThat(unsent).isGreaterThan(400);
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.counters().late()).isZero();
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(45);
        // From the second pause on nothing at all is heard in it.
        assertThat(Sounds.decibels(played, 8 * RATE_HZ, 9 * RATE_HZ)).isLessThan(-120);
        assertThat(Sounds.decibels(played, 10 * RATE_HZ + 8_000, 11 * RATE_HZ + 8_000))
                .isGreaterThan(-24);
    }

    @Test
    void whoSendsNothingMoreFadesAndCostsNothing() {
        steady(100, 20);
        assertThat(buffer.isIdle()).isFalse();
        for (int i = 0; i < 8; i++) {
            tick();
        }
        assertThat(buffer.isIdle()).isTrue();
        assertThat(buffer.counters().concealedTicks()).isLessThanOrEqualTo(100 * 8);
        assertThat(Sounds.largestStep(played, 50 * FRAME, frames * FRAME)).isLessThan(2 * largestStepOfSteady());
        steady(50, 20);
        assertThat(buffer.isIdle()).isFalse();
        assertThat(Sounds.decibels(played, (frames - 10) * FRAME, frames * FRAME))
                .isGreaterThan(-26);
    }

    private int largestStepOfSteady() {
        return Sounds.largestStep(played, 50 * FRAME, 95 * FRAME);
    }

    @Test
    void anotherVoiceInTheSameSlotBeginsWithoutAClick() {
        steady(100, 20);
        int steps = Sounds.largestStep(Sounds.vowel(210, RATE_HZ, RATE_HZ, -14), 0, RATE_HZ);
        try (OpusEncoder others = codecs.newEncoder(SETTINGS)) {
            OpusStream other = new OpusStream(others, Sounds.vowel(210, SENT_HZ, SENT_HZ, -14));
            for (int i = 0; i < 20; i++) {
                buffer.restart();
                // Numbers and times may go on, go back or be others.
                (i % 2 == 0 ? other : stream).startAt(i * 1_000, i * 70_000, 5);
                for (int packet = 0; packet < 10; packet++) {
                    arrive((i % 2 == 0 ? other : stream).next(20));
                    tick();
                }
            }
        }
        assertThat(Sounds.largestStep(played, 50 * FRAME, frames * FRAME)).isLessThan(2 * steps);
        assertThat(buffer.counters().played()).isGreaterThan(250);
    }

    @Test
    void anotherSourceIsPlayedAtOnceAndTimestampsThatJumpCostOnePacket() {
        steady(50, 20);
        stream.startAt(17, 123_456_789, 99);
        steady(50, 20);
        assertThat(buffer.counters().restarts()).isEqualTo(1);
        assertThat(buffer.counters().refused()).isZero();
        stream.startAt(400, 900_000_000, 99);
        steady(50, 20);
        assertThat(buffer.counters().restarts()).isEqualTo(2);
        assertThat(buffer.counters().refused()).isEqualTo(1);
        assertThat(Sounds.decibels(played, (frames - 10) * FRAME, frames * FRAME))
                .isGreaterThan(-26);
    }

    @Test
    void timestampsThatStandAreHeardOnce() {
        for (int i = 0; i < 100; i++) {
            arrive(stream.startAt(i, 5_000, 1).next(20));
            tick();
        }
        // Once a second: then they are far from all others, and believed to be a sender that began anew.
        assertThat(buffer.counters().played()).isBetween(1L, 3L);
    }

    @Test
    void whatIsNoOpusIsRefusedAndWhatIsGarbageIsCounted() {
        steady(50, 20);
        arrive(stream.packet(new byte[0], 20));
        arrive(stream.packet(new byte[] {3}, 20));
        arrive(stream.packet(new byte[] {(byte) 0xFF, 0}, 20));
        arrive(stream.packet(new byte[1_501], 20));
        buffer.arrived(Codec.PCMU, RtpStream.view(stream.next(20)), nowMillis * MILLI);
        assertThat(buffer.counters().refused()).isEqualTo(5);
        steady(50, 20);
        assertThat(buffer.counters().played()).isGreaterThan(90);
    }

    @Test
    void aDecoderToAnotherRateIsRefused() {
        try (OpusDecoder wide = codecs.newDecoder(48_000)) {
            assertThatThrownBy(() -> JitterBuffer.ofOpus(wide)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aSenderWhoseClockIsFastOrSlowIsFollowedWithoutAClick() {
        for (int drift : new int[] {-1, 1}) {
            buffer.restart();
            double sendMillis = nowMillis + 0.3;
            int most = 0;
            long concealed = buffer.counters().concealedTicks();
            frames = 0;
            // 200 parts in a million for 55 seconds: 11 ms.
            for (int i = 0; i < 2_750; i++) {
                while (sendMillis <= nowMillis) {
                    buffer.arrived(Codec.OPUS, RtpStream.view(stream.next(20)), (long) (sendMillis * MILLI));
                    sendMillis += 20 * (1 + drift * 0.000_2);
                }
                tick();
                most = Math.max(most, buffer.delayMillis());
            }
            assertThat(most).isLessThan(60);
            assertThat(buffer.counters().concealedTicks() - concealed).isLessThan(320);
            assertThat(buffer.counters().late()).isZero();
            assertThat(Sounds.largestStep(played, 50 * FRAME, frames * FRAME)).isLessThan(2 * largestStepOfSteady());
        }
    }

    @Test
    void theDelayThatABurstLeftShrinksByPitchPeriods() {
        steady(100, 20);
        int calm = buffer.delayMillis();
        int steps = largestStepOfSteady();
        late(300);
        steady(10, 20);
        assertThat(buffer.delayMillis()).isGreaterThan(200);
        steady(1_400, 20);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(calm + 25);
        assertThat(buffer.counters().shrunkTicks()).isGreaterThan(200 * 8);
        assertThat(Sounds.largestStep(played, 120 * FRAME, frames * FRAME)).isLessThan(2 * steps);
    }

    @Test
    void packetsInStereoAreTakenAsTheyAre() {
        // A transform packet of 20 ms and two channels that say nothing.
        steady(50, 20);
        for (int i = 0; i < 50; i++) {
            arrive(stream.packet(new byte[] {(byte) 0xFC, (byte) 0xFF, (byte) 0xFE}, 20));
            tick();
        }
        assertThat(buffer.counters().refused()).isZero();
        assertThat(buffer.counters().played()).isGreaterThan(90);
        assertThat(buffer.counters().garbled()).isZero();
    }

    @Test
    void nothingIsAllocated() {
        byte[][] packets = new byte[64][];
        encoder.settings(SETTINGS.withExpectedLoss(20).withBitrate(24_000).withWidest(OpusBandwidth.WIDE));
        for (int i = 0; i < packets.length; i++) {
            packets[i] = stream.startAt(i, i * 960, 5).next(20);
        }
        int[] count = {0};
        var view = RtpStream.view(packets[0]);
        assertThat(Allocation.bytesPerStep(() -> {
                    int i = count[0]++;
                    byte[] packet = packets[i % packets.length];
                    view.wrap(packet, 0, packet.length);
                    view.sequenceNumber(i).timestamp(i * 960);
                    // Only now and then: decoding is what costs.
                    if (i % 37 != 0 && i % 4_096 < 256) {
                        buffer.arrived(Codec.OPUS, view, 20L * i * MILLI);
                    }
                    buffer.pull(played, 0, (20L * i + 3) * MILLI);
                }))
                .isZero();
        assertThat(buffer.counters().played()).isPositive();
    }

    private void steady(int packets, int packetMillis) {
        int owed = 0;
        for (int i = 0; i < packets; i++) {
            arrive(stream.next(packetMillis));
            for (owed += packetMillis; owed >= 20; owed -= 20) {
                tick();
            }
        }
    }

    /** So long nothing comes, then all of it at once. */
    private void late(int millis) {
        byte[][] held = new byte[millis / 20][];
        for (int i = 0; i < held.length; i++) {
            held[i] = stream.next(20);
            tick();
        }
        for (byte[] packet : held) {
            arrive(packet);
        }
    }

    private void arrive(byte[] packet) {
        buffer.arrived(Codec.OPUS, RtpStream.view(packet), nowMillis * MILLI);
    }

    private void tick() {
        nowMillis += 20;
        buffer.pull(played, frames++ * FRAME, (nowMillis - 10) * MILLI);
    }
}
