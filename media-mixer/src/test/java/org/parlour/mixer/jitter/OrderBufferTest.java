package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;
import org.parlour.wire.sdp.Codec;

class OrderBufferTest {
    private static final long MILLI = 1_000_000L;
    private static final int FRAME = OrderBuffer.FRAME_TICKS;

    private final short[] noise = Sounds.noise(7, 8_000 * 10, -12);
    private final OrderBuffer buffer = OrderBuffer.ofG711();
    private final RtpStream stream = new RtpStream(Law.A, noise);
    private final short[] taken = new short[8_000 * 60];
    private final List<Long> times = new ArrayList<>();
    private long nowMillis = 1_000;
    private int frames;

    @Test
    void whatFollowsIsGivenOnAtOnce() {
        for (int i = 0; i < 100; i++) {
            arrive(stream.next(FRAME));
            assertThat(frames).isEqualTo(i + 1);
            nowMillis += 20;
        }
        assertThat(taken).startsWith(Arrays.copyOf(source(), 100 * FRAME));
        evenly();
        addsUp();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40, 60, 120})
    void aFrameIsGivenOnWhenThePacketIsHereThatCompletesIt(int millis) {
        for (int sent = 0; sent < 2_400; sent += millis) {
            arrive(stream.next(millis * 8));
            assertThat(frames).isEqualTo((sent + millis) / 20);
            nowMillis += millis;
        }
        assertThat(taken).startsWith(Arrays.copyOf(source(), 120 * FRAME));
        evenly();
        addsUp();
    }

    @Test
    void whatWasOvertakenIsPutInOrder() {
        for (int i = 0; i < 50; i++) {
            byte[] first = stream.next(FRAME);
            byte[] second = stream.next(FRAME);
            arrive(second);
            nowMillis += 10;
            arrive(first);
            nowMillis += 30;
        }
        // Of the very first pair, nobody could know.
        assertThat(frames).isEqualTo(99);
        assertThat(taken).startsWith(Arrays.copyOfRange(source(), FRAME, 50 * FRAME));
        assertThat(buffer.counters().late()).isEqualTo(1);
        assertThat(buffer.counters().concealedTicks()).isZero();
        addsUp();
    }

    @Test
    void aLostPacketIsConcealedWhenTheNextOneComes() {
        steady(10);
        stream.next(FRAME);
        nowMillis += 20;
        arrive(stream.next(FRAME));
        assertThat(frames).isEqualTo(12);
        assertThat(buffer.isLost()).isFalse();
        assertThat(buffer.counters().concealedTicks()).isEqualTo(FRAME);
        evenly();
        addsUp();
    }

    @Test
    void whatComesTooLateIsDroppedAndWaitedForTheNextTime() {
        steady(10);
        byte[] late = stream.next(FRAME);
        arrive(stream.next(FRAME));
        assertThat(frames).isEqualTo(12);
        nowMillis += 40;
        arrive(late);
        assertThat(buffer.counters().late()).isEqualTo(1);
        assertThat(buffer.patienceMillis()).isEqualTo(55);
        late = stream.next(FRAME);
        arrive(stream.next(FRAME));
        nowMillis += 40;
        take();
        assertThat(frames).isEqualTo(12);
        arrive(late);
        assertThat(frames).isEqualTo(14);
        assertThat(buffer.counters().late()).isEqualTo(1);
        steady(1_000);
        assertThat(buffer.patienceMillis()).isZero();
        addsUp();
    }

    @Test
    void whoIsWaitedForIsGivenUpWhenItsTimeHasPassed() {
        steady(10);
        byte[] late = stream.next(FRAME);
        arrive(stream.next(FRAME));
        arrive(late);
        int patienceMillis = buffer.patienceMillis();
        assertThat(patienceMillis).isEqualTo(15);
        stream.next(FRAME);
        arrive(stream.next(FRAME));
        nowMillis += patienceMillis - 1;
        take();
        assertThat(frames).isEqualTo(12);
        nowMillis += 1;
        take();
        assertThat(frames).isEqualTo(14);
        evenly();
    }

    @Test
    void aPauseIsLeftOutAndTimeRunsOn() {
        steady(10);
        stream.pause(8_000);
        nowMillis += 1_000;
        steady(10);
        assertThat(frames).isEqualTo(20);
        assertThat(times.get(10) - times.get(9)).isEqualTo(8_000 + FRAME);
        assertThat(buffer.counters().concealedTicks()).isZero();
    }

    @Test
    void aFrameThatHadBegunBeforeAPauseIsFinished() {
        arrive(stream.next(240));
        stream.pause(8_000);
        nowMillis += 1_000;
        arrive(stream.next(160));
        assertThat(frames).isEqualTo(3);
        assertThat(times.get(1) - times.get(0)).isEqualTo(FRAME);
        assertThat(times.get(2) - times.get(0)).isEqualTo(8_240);
    }

    /** Who hears it by a clock is to know that it was lost, and to be led up to what comes behind it. */
    @ParameterizedTest
    @CsvSource({"5, 5", "6, 6", "10, 10", "12, 6", "40, 6"})
    void ofALongLossTheBeginningAndTheLastFrameAreFilled(int lost, int filled) {
        steady(10);
        for (int i = 0; i < lost; i++) {
            stream.next(FRAME);
        }
        nowMillis += 20L * lost;
        steady(2);
        assertThat(frames).isEqualTo(12 + filled);
        assertThat(times.get(10 + filled) - times.get(9)).isEqualTo((lost + 1L) * FRAME);
        assertThat(times.get(10 + filled) - times.get(9 + filled)).isEqualTo(FRAME);
        assertThat(buffer.counters().concealedTicks()).isEqualTo((long) filled * FRAME);
        addsUp();
    }

    @Test
    void forAnotherSourceTimeRunsOn() {
        steady(10);
        stream.startAt(7, 1, 99);
        nowMillis += 500;
        steady(10);
        assertThat(frames).isEqualTo(20);
        assertThat(times.get(10) - times.get(9)).isEqualTo(520 * 8);
        assertThat(buffer.counters().restarts()).isEqualTo(1);
        addsUp();
    }

    @Test
    void timestampsThatJumpCostOnePacket() {
        steady(10);
        stream.startAt(4, 1_000_000, 0x1234_5678);
        steady(10);
        assertThat(frames).isEqualTo(19);
        assertThat(buffer.counters().refused()).isEqualTo(1);
        assertThat(buffer.counters().restarts()).isEqualTo(1);
        assertThat(times.get(10) - times.get(9)).isEqualTo(2 * FRAME);
        addsUp();
    }

    @Test
    void timestampsThatStandAreHeardOnce() {
        for (int i = 0; i < 100; i++) {
            arrive(stream.startAt(i, 5_000, 1).next(FRAME));
            nowMillis += 20;
        }
        assertThat(frames).isBetween(1, 2);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i)).isGreaterThan(times.get(i - 1));
        }
        addsUp();
    }

    @Test
    void duplicatesAreGivenOnOnce() {
        for (int i = 0; i < 100; i++) {
            byte[] packet = stream.next(FRAME);
            arrive(packet);
            arrive(packet);
            nowMillis += 20;
        }
        assertThat(frames).isEqualTo(100);
        assertThat(buffer.counters().duplicates()).isEqualTo(100);
        addsUp();
    }

    @Test
    void afterARestartNothingIsLeft() {
        arrive(stream.next(240));
        buffer.restart();
        nowMillis += 3_000;
        arrive(stream.next(FRAME));
        assertThat(frames).isEqualTo(2);
        assertThat(times.get(1) - times.get(0)).isEqualTo(24_000);
    }

    @Test
    void otherCodecsAndOtherLengthsAreRefused() {
        buffer.arrived(Codec.G722, RtpStream.view(stream.next(FRAME)), 0);
        arrive(stream.next(0));
        arrive(stream.next(961));
        assertThat(buffer.counters().refused()).isEqualTo(3);
        assertThat(frames).isZero();
        addsUp();
    }

    @Test
    void nothingIsAllocated() {
        byte[][] packets = new byte[64][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = stream.startAt(i, i * FRAME, 5).next(FRAME);
        }
        int[] count = {0};
        var view = RtpStream.view(packets[0]);
        assertThat(Allocation.bytesPerStep(() -> {
                    int i = count[0]++;
                    byte[] packet = packets[i % packets.length];
                    view.wrap(packet, 0, packet.length);
                    view.sequenceNumber(i).timestamp(i * FRAME);
                    if (i % 37 != 0) {
                        buffer.arrived(Codec.PCMA, view, 20L * i * MILLI);
                    }
                    while (buffer.take(taken, 0, 20L * i * MILLI)) {
                        frames++;
                    }
                }))
                .isZero();
        assertThat(frames).isPositive();
    }

    private void steady(int packets) {
        for (int i = 0; i < packets; i++) {
            arrive(stream.next(FRAME));
            nowMillis += 20;
        }
    }

    private void arrive(byte[] packet) {
        buffer.arrived(Codec.PCMA, RtpStream.view(packet), nowMillis * MILLI);
        take();
    }

    private void take() {
        while (buffer.take(taken, frames * FRAME, nowMillis * MILLI)) {
            times.add(buffer.frameTicks());
            frames++;
        }
    }

    private short[] source() {
        short[] source = new short[noise.length];
        for (int i = 0; i < source.length; i++) {
            source[i] = Law.A.expand(Law.A.compress(noise[i]));
        }
        return source;
    }

    private void evenly() {
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isEqualTo(FRAME);
        }
    }

    private void addsUp() {
        assertThat(buffer.counters().addUp()).as(buffer.counters().toString()).isTrue();
    }
}
