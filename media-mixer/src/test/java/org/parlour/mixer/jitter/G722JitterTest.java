package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.g722.G722Decoder;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** The jitter buffer with G.722 behind it, as desk phones send it. */
class G722JitterTest {
    private static final long MILLI = 1_000_000L;
    private static final int RATE_HZ = 16_000;
    private static final int FRAME = 320;
    private static final int TICKS = JitterBuffer.FRAME_TICKS;

    private final JitterBuffer buffer = new JitterBuffer(new G722Sound());
    private final short[] vowel = Sounds.vowel(140, RATE_HZ, 2 * RATE_HZ, -14);
    private final G722Stream stream = new G722Stream(vowel);
    private final short[] played = new short[RATE_HZ * 60];
    private long nowMillis = 1_000;
    private int frames;

    @AfterEach
    void addsUp() {
        assertThat(buffer.counters().addUp()).as(buffer.counters().toString()).isTrue();
    }

    @Test
    void aSteadyStreamIsPlayedAsItsDecoderDecodesIt() {
        G722Decoder reference = new G722Decoder();
        short[] direct = new short[100 * FRAME];
        for (int i = 0; i < 100; i++) {
            byte[] packet = stream.next(TICKS);
            RtpPacket view = RtpStream.view(packet);
            reference.decode(packet, view.payloadOffset(), TICKS, direct, i * FRAME);
            arrive(packet);
            tick();
        }
        int shift = 0;
        while (!Arrays.equals(played, 50 * FRAME + shift, 51 * FRAME + shift, direct, 50 * FRAME, 51 * FRAME)) {
            shift++;
        }
        assertThat(shift).isBetween(0, 3 * FRAME);
        assertThat(Arrays.copyOfRange(played, 20 * FRAME + shift, 90 * FRAME + shift))
                .isEqualTo(Arrays.copyOfRange(direct, 20 * FRAME, 90 * FRAME));
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40, 50, 60})
    void packetsOfAnyLengthArePlayedWithoutAGap(int millis) {
        steady(3_000 / millis, millis);
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(millis + 45);
    }

    /** One whole beside one from which a packet is lost: the decoder parts from its encoder, and finds back to it. */
    @ParameterizedTest
    @ValueSource(ints = {90, 140, 200, 300})
    void aLostFrameOfAVowelIsHardlyMissed(int pitchHertz) {
        short[] vowel = Sounds.vowel(pitchHertz, RATE_HZ, RATE_HZ, -14);
        double squares = 0;
        int count = 0;
        for (int lost = 20; lost < 40; lost++) {
            short[] whole = line(vowel, 0, 0, 55);
            short[] broken = line(vowel, lost, 1, 55);
            // One frame stands between arrival and playing.
            for (int frame = lost + 1; frame < lost + 13; frame++) {
                double difference = decibels(broken, frame) - decibels(whole, frame);
                assertThat(difference).as("lost %d, frame %d", lost, frame).isBetween(-6.0, 7.0);
                squares += difference * difference;
                count++;
            }
            assertThat(Sounds.largestStep(broken, lost * FRAME, 55 * FRAME))
                    .isLessThan(Sounds.largestStep(broken, 5 * FRAME, lost * FRAME) * 2);
        }
        assertThat(Math.sqrt(squares / count)).as("dB, root mean square").isLessThan(1.5);
    }

    /** Where the decoder and what it hears have parted, it is soft at first, and never a bang. */
    @ParameterizedTest
    @CsvSource({"1, 2", "3, 2", "10, 5", "50, 5"})
    void afterAGapTheVoiceReturnsWithoutABangAndSoon(int lost, int framesToReturn) {
        for (int pitchHertz = 110; pitchHertz < 250; pitchHertz += 30) {
            short[] syllables = Sounds.vowel(pitchHertz, RATE_HZ, RATE_HZ, -14);
            for (int i = 0; i < syllables.length; i++) {
                syllables[i] = (short) (syllables[i] * Math.pow(Math.sin(Math.PI * i / (RATE_HZ / 4.0)), 2));
            }
            short[] whole = line(syllables, 0, 0, 120 + lost);
            for (int phase = 0; phase < 12; phase++) {
                short[] broken = line(syllables, 60 + phase, lost, 120 + lost);
                int back = 62 + phase + lost;
                for (int frame = back; frame < 119 + lost; frame++) {
                    double should = decibels(whole, frame);
                    double is = decibels(broken, frame);
                    assertThat(is)
                            .as("%d Hz, phase %d, frame %d", pitchHertz, phase, frame)
                            .isLessThan(Math.max(should, -30) + 9);
                    if (frame > back + framesToReturn && should > -40) {
                        assertThat(is)
                                .as("%d Hz, phase %d, frame %d", pitchHertz, phase, frame)
                                .isGreaterThan(should - 5);
                    }
                }
            }
        }
    }

    private static double decibels(short[] heard, int frame) {
        return Sounds.decibels(heard, frame * FRAME, (frame + 1) * FRAME);
    }

    /** What is heard of a line that loses so many packets from one on. */
    private static short[] line(short[] said, int from, int lost, int packets) {
        JitterBuffer line = new JitterBuffer(new G722Sound());
        G722Stream talk = new G722Stream(said);
        short[] heard = new short[packets * FRAME];
        for (int i = 0; i < packets; i++) {
            RtpPacket packet = RtpStream.view(talk.next(TICKS));
            if (i < from || i >= from + lost) {
                line.arrived(Codec.G722, packet, 20L * i * MILLI);
            }
            line.pull(heard, i * FRAME, (20L * i + 5) * MILLI);
        }
        return heard;
    }

    @Test
    void aLatePacketIsPlayedNonetheless() {
        steady(50, 20);
        byte[] late = stream.next(TICKS);
        tick();
        tick();
        arrive(late);
        arrive(stream.next(TICKS));
        steady(100, 20);
        assertThat(buffer.counters().late()).isZero();
    }

    @Test
    void aPauseWithoutPacketsIsSilenceAndCostsNothing() {
        steady(100, 20);
        for (int i = 0; i < 8; i++) {
            tick();
        }
        assertThat(buffer.isIdle()).isTrue();
        assertThat(Sounds.largestStep(played, 50 * FRAME, frames * FRAME))
                .isLessThan(2 * Sounds.largestStep(played, 50 * FRAME, 95 * FRAME));
        stream.pause(8 * TICKS);
        steady(50, 20);
        assertThat(buffer.isIdle()).isFalse();
        assertThat(Sounds.decibels(played, (frames - 10) * FRAME, frames * FRAME))
                .isGreaterThan(-26);
    }

    @Test
    void anotherVoiceBeginsWithoutAClick() {
        steady(100, 20);
        short[] otherVowel = Sounds.vowel(210, RATE_HZ, RATE_HZ, -14);
        int steps = Sounds.largestStep(otherVowel, 0, RATE_HZ);
        G722Stream other = new G722Stream(otherVowel);
        for (int i = 0; i < 20; i++) {
            buffer.restart();
            G722Stream next = i % 2 == 0 ? other : stream;
            next.anew().startAt(i * 1_000, i * 70_000, 5);
            for (int packet = 0; packet < 10; packet++) {
                arrive(next.next(TICKS));
                tick();
            }
        }
        assertThat(Sounds.largestStep(played, 50 * FRAME, frames * FRAME)).isLessThan(2 * steps);
        assertThat(buffer.counters().played()).isGreaterThan(250);
    }

    @Test
    void whatIsNoG722IsRefused() {
        steady(50, 20);
        buffer.arrived(Codec.PCMA, RtpStream.view(new RtpStream(Law.A, vowel).next(TICKS)), nowMillis * MILLI);
        arrive(stream.next(0));
        arrive(stream.next(JitterBuffer.LONGEST_PACKET_TICKS + 1));
        assertThat(buffer.counters().refused()).isEqualTo(3);
    }

    @Test
    void aSenderWhoseClockIsFastOrSlowIsFollowedWithoutAClick() {
        for (int drift : new int[] {-1, 1}) {
            buffer.restart();
            double sendMillis = nowMillis + 0.3;
            long concealed = buffer.counters().concealedTicks();
            frames = 0;
            for (int i = 0; i < 2_750; i++) {
                while (sendMillis <= nowMillis) {
                    buffer.arrived(Codec.G722, RtpStream.view(stream.next(TICKS)), (long) (sendMillis * MILLI));
                    sendMillis += 20 * (1 + drift * 0.000_2);
                }
                tick();
                assertThat(buffer.delayMillis()).isLessThan(60);
            }
            assertThat(buffer.counters().concealedTicks() - concealed).isLessThan(320);
            assertThat(buffer.counters().late()).isZero();
            assertThat(Sounds.largestStep(played, 50 * FRAME, frames * FRAME))
                    .isLessThan(2 * Sounds.largestStep(vowel, 0, vowel.length));
        }
    }

    @Test
    void nothingIsAllocated() {
        byte[][] packets = new byte[64][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = stream.next(TICKS);
        }
        int[] count = {0};
        var view = RtpStream.view(packets[0]);
        assertThat(Allocation.bytesPerStep(() -> {
                    int i = count[0]++;
                    byte[] packet = packets[i % packets.length];
                    view.wrap(packet, 0, packet.length);
                    view.sequenceNumber(i).timestamp(i * TICKS);
                    // Only now and then: decoding is what costs.
                    if (i % 37 != 0 && i % 1_024 < 256) {
                        buffer.arrived(Codec.G722, view, 20L * i * MILLI);
                    }
                    buffer.pull(played, 0, (20L * i + 3) * MILLI);
                }))
                .isZero();
        assertThat(buffer.counters().played()).isPositive();
    }

    private void steady(int packets, int packetMillis) {
        int owed = 0;
        for (int i = 0; i < packets; i++) {
            arrive(stream.next(packetMillis * 8));
            for (owed += packetMillis; owed >= 20; owed -= 20) {
                tick();
            }
        }
    }

    private void arrive(byte[] packet) {
        buffer.arrived(Codec.G722, RtpStream.view(packet), nowMillis * MILLI);
    }

    private void tick() {
        nowMillis += 20;
        buffer.pull(played, frames++ * FRAME, (nowMillis - 10) * MILLI);
    }
}
