package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.conceal.Concealment;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class JitterBufferTest {
    private static final long MILLI = 1_000_000L;
    private static final int FRAME = JitterBuffer.FRAME_TICKS;

    private final short[] noise = Sounds.noise(7, 8_000 * 20, -12);
    private final JitterBuffer buffer = new JitterBuffer(new LawSound());
    private final RtpStream stream = new RtpStream(Law.A, noise);
    private final short[] played = new short[8_000 * 60];
    private long nowMillis = 1_000;
    private int frames;

    @ParameterizedTest
    @EnumSource
    void aSteadyStreamIsPlayedAsItWasSent(Law law) {
        RtpStream one = new RtpStream(law, noise);
        steady(one, 100, 20, 5);
        int[] places = listening(law).places(Arrays.copyOf(played, frames * FRAME));
        assertThat(places[6 * FRAME])
                .as("the first packets wait for the target")
                .isNotNegative();
        for (int i = 6 * FRAME; i < frames * FRAME - 12; i++) {
            assertThat(places[i]).isEqualTo(places[6 * FRAME] + i - 6 * FRAME);
        }
        assertThat(buffer.counters().concealedTicks()).isZero();
        addsUp();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40, 50, 60})
    void packetsOfAnyLengthArePlayedWithoutAGap(int packetMillis) {
        steady(stream, 3_000 / packetMillis, packetMillis, 5);
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(packetMillis + 45);
        inOrder();
        addsUp();
    }

    @Test
    void theLengthOfPacketsMayChange() {
        for (int millis : new int[] {20, 60, 10, 30, 20, 40, 10, 60, 20}) {
            steady(stream, 600 / millis, millis, 5);
        }
        inOrder();
        assertThat(buffer.counters().played()).isEqualTo(buffer.counters().arrived() - buffer.waitingPackets());
        addsUp();
    }

    @Test
    void aLostPacketIsConcealedAndTakesNoTime() {
        steady(stream, 50, 20, 5);
        int before = buffer.delayMillis();
        stream.next(FRAME);
        tick(20);
        steady(stream, 50, 20, 5);
        assertThat(buffer.counters().concealedTicks()).isEqualTo(FRAME);
        assertThat(buffer.delayMillis()).isEqualTo(before);
        addsUp();
    }

    @Test
    void aLatePacketIsPlayedNonetheless() {
        steady(stream, 50, 20, 5);
        byte[] late = stream.next(FRAME);
        tick(20);
        tick(20);
        arrive(late);
        arrive(stream.next(FRAME));
        steady(stream, 100, 20, 5);
        assertThat(buffer.counters().late()).isZero();
        inOrder();
        addsUp();
    }

    @Test
    void whatWasOvertakenInTheNetworkIsPutInOrder() {
        for (int i = 0; i < 100; i++) {
            byte[] first = stream.next(FRAME);
            byte[] second = stream.next(FRAME);
            arrive(second);
            tick(20);
            arrive(first);
            tick(20);
        }
        inOrder();
        assertThat(buffer.counters().late()).isLessThanOrEqualTo(2);
        addsUp();
    }

    @Test
    void duplicatesArePlayedOnce() {
        for (int i = 0; i < 100; i++) {
            byte[] packet = stream.next(FRAME);
            arrive(packet);
            arrive(packet);
            tick(20);
            arrive(packet);
        }
        inOrder();
        assertThat(buffer.counters().duplicates()).isBetween(199L, 200L);
        addsUp();
    }

    @Test
    void aPauseWithoutPacketsIsSilenceAndNoLoss() {
        steady(stream, 100, 20, 5);
        long concealed = buffer.counters().concealedTicks();
        int delay = buffer.delayMillis();
        stream.pause(8_000);
        for (int i = 0; i < 50; i++) {
            tick(20);
        }
        steady(stream, 100, 20, 5);
        // The fade into the pause counts; the pause does not.
        assertThat(buffer.counters().concealedTicks() - concealed)
                .isLessThanOrEqualTo((1 + Concealment.SILENT_MILLIS / 20) * FRAME);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(delay + 20);
        inOrder();
        addsUp();
    }

    @Test
    void aNewSourceIsPlayedAtOnce() {
        steady(stream, 50, 20, 5);
        RtpStream other = new RtpStream(Law.A, Sounds.noise(8, 8_000, -12)).startAt(17, 123_456_789, 99);
        steady(other, 50, 20, 5);
        assertThat(buffer.counters().restarts()).isEqualTo(1);
        assertThat(Sounds.decibels(played, (frames - 10) * FRAME, frames * FRAME))
                .isGreaterThan(-20);
        addsUp();
    }

    /** What was learned of the one before, in windows of half a second, is no measure of the next one. */
    @Test
    void aNewSourceIsPlayedOnAfterSecondsToo() {
        for (int i = 0; i < 10; i++) {
            steady(stream.startAt(17 * i, -123_456_789 * i, 99 + i), 100 + 31 * i, 20, 5);
        }
        assertThat(buffer.counters().restarts()).isEqualTo(9);
        assertThat(buffer.counters().refused()).isZero();
        assertThat(buffer.counters().concealedTicks()).isLessThan(10 * 5 * FRAME);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(40);
        addsUp();
    }

    @Test
    void timestampsThatJumpCostOnePacket() {
        steady(stream, 50, 20, 5);
        steady(stream.startAt(200, 900_000_000, 0x1234_5678), 50, 20, 5);
        assertThat(buffer.counters().restarts()).isEqualTo(1);
        assertThat(buffer.counters().refused()).isEqualTo(1);
        assertThat(Sounds.decibels(played, (frames - 10) * FRAME, frames * FRAME))
                .isGreaterThan(-20);
        addsUp();
    }

    @Test
    void aSingleStrayPacketIsNotBelieved() {
        steady(stream, 50, 20, 5);
        arrive(new RtpStream(Law.A, noise).startAt(40_000, 77, 0x1234_5678).next(FRAME));
        steady(stream, 50, 20, 5);
        assertThat(buffer.counters().restarts()).isZero();
        assertThat(buffer.counters().refused()).isEqualTo(1);
        inOrder();
    }

    @Test
    void emptyAndGiantPacketsAreRefused() {
        arrive(stream.next(0));
        arrive(stream.next(JitterBuffer.LONGEST_PACKET_TICKS + 1));
        assertThat(buffer.counters().refused()).isEqualTo(2);
        assertThat(buffer.pull(played, 0, nowMillis * MILLI)).isFalse();
        addsUp();
    }

    @Test
    void nobodyPullsAndTheBufferStaysBounded() {
        for (int i = 0; i < 500; i++) {
            arrive(stream.next(FRAME));
            nowMillis += 20;
        }
        assertThat(buffer.waitingPackets() * 20).isLessThanOrEqualTo(JitterBuffer.MOST_WAITING_TICKS / 8 + 40);
        assertThat(buffer.counters().overflowed()).isPositive();
        addsUp();
    }

    @Test
    void whoBeginsToListenLateHearsWhatIsSaidNow() {
        for (int i = 0; i < 100; i++) {
            arrive(stream.next(FRAME));
            nowMillis += 20;
        }
        steady(stream, 10, 20, 5);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(60);
        addsUp();
    }

    @Test
    void afterABurstTheDelayShrinksInThePausesAndInTheSpeech() {
        short[] speech = Sounds.vowel(130, 8_000, 8_000 * 2, -12);
        RtpStream talk = new RtpStream(Law.A, speech);
        steady(talk, 100, 20, 5);
        int calm = buffer.delayMillis();
        for (int i = 0; i < 15; i++) {
            tick(20);
        }
        for (int i = 0; i < 15; i++) {
            arrive(talk.next(FRAME));
        }
        steady(talk, 25, 20, 5);
        assertThat(buffer.delayMillis()).isGreaterThan(250);
        int from = frames;
        steady(talk, 1_400, 20, 5);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(calm + 25);
        assertThat(buffer.counters().shrunkTicks()).isGreaterThan(200 * 8);
        // No seam is heard as a click.
        assertThat(Sounds.largestStep(played, from * FRAME, frames * FRAME))
                .isLessThan(Sounds.largestStep(speech, 0, speech.length) * 3 / 2);
        addsUp();
    }

    @Test
    void aSenderWhoseClockIsFastOrSlowIsFollowed() {
        for (int drift : new int[] {-1, 1}) {
            JitterBuffer drifting = new JitterBuffer(new LawSound());
            RtpStream talk = new RtpStream(Law.MU, Sounds.vowel(130, 8_000, 16_000, -12));
            short[] frame = new short[FRAME];
            double sendMillis = 1_000.3;
            int most = 0;
            // 500 parts in a million for three minutes: 90 ms.
            for (int i = 0; i < 9_000; i++) {
                double tickMillis = 1_000 + 20.0 * i;
                while (sendMillis <= tickMillis) {
                    drifting.arrived(Law.MU.codec(), RtpStream.view(talk.next(FRAME)), (long) (sendMillis * MILLI));
                    sendMillis += 20 * (1 + drift * 0.000_5);
                }
                drifting.pull(frame, 0, (long) (tickMillis * MILLI));
                most = Math.max(most, drifting.delayMillis());
            }
            assertThat(most).isLessThan(75);
            assertThat(drifting.counters().concealedTicks()).isLessThan(1_200);
            assertThat(drifting.counters().late()).isZero();
            assertThat(drifting.counters().overflowed()).isZero();
        }
    }

    @Test
    void nothingIsAllocated() {
        byte[][] packets = new byte[64][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = stream.startAt(i, i * FRAME, 5).next(FRAME);
        }
        int[] count = {0};
        JitterBuffer steady = new JitterBuffer(new LawSound());
        var view = RtpStream.view(packets[0]);
        assertThat(Allocation.bytesPerStep(() -> {
                    int i = count[0]++;
                    byte[] packet = packets[i % packets.length];
                    view.wrap(packet, 0, packet.length);
                    view.sequenceNumber(i).timestamp(i * FRAME);
                    if (i % 37 != 0) {
                        steady.arrived(Law.A.codec(), view, 20L * i * MILLI);
                    }
                    steady.pull(played, 0, (20L * i + 3) * MILLI);
                }))
                .isZero();
        assertThat(steady.counters().played()).isPositive();
    }

    private void steady(RtpStream from, int packets, int packetMillis, int beforeTickMillis) {
        long sendMillis = nowMillis;
        for (int i = 0; i < packets; i++) {
            while (nowMillis + 20 - beforeTickMillis <= sendMillis) {
                tick(20);
            }
            buffer.arrived(from.law().codec(), RtpStream.view(from.next(packetMillis * 8)), sendMillis * MILLI);
            sendMillis += packetMillis;
        }
        while (nowMillis + 20 - beforeTickMillis <= sendMillis) {
            tick(20);
        }
    }

    private void arrive(byte[] packet) {
        buffer.arrived(Law.A.codec(), RtpStream.view(packet), nowMillis * MILLI);
    }

    private void tick(int millis) {
        nowMillis += millis;
        buffer.pull(played, frames++ * FRAME, nowMillis * MILLI);
    }

    private Listening listening(Law law) {
        short[] source = new short[noise.length];
        for (int i = 0; i < source.length; i++) {
            source[i] = law.expand(law.compress(noise[i]));
        }
        return new Listening(source);
    }

    private void inOrder() {
        assertThat(listening(Law.A).forwardOnly(Arrays.copyOf(played, frames * FRAME)))
                .isGreaterThan(frames * FRAME / 2);
    }

    private void addsUp() {
        assertThat(buffer.counters().addUp()).as(buffer.counters().toString()).isTrue();
    }
}
