package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.mixer.rig.Sounds;

/** Frames that were decoded elsewhere, heard by a clock. */
class FrameBufferTest {
    private static final int RATE_HZ = 16_000;
    private static final int SAMPLES = FrameBuffer.FRAME_SAMPLES;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final long TICK_NANOS = 11_000_000L;

    private final FrameBuffer buffer = new FrameBuffer();
    private final short[] voice = Sounds.vowel(140, RATE_HZ, 10 * RATE_HZ, -20);
    private final short[] heard = new short[20 * RATE_HZ];
    private final double spokenDecibels = Sounds.decibels(voice, 0, voice.length);
    private int said;
    private int count;

    private void say() {
        buffer.spoken(Arrays.copyOfRange(voice, said * SAMPLES, (said + 1) * SAMPLES), 0, said * 160L, nowNanos());
        said++;
    }

    private void pause() {
        buffer.unspoken(said * 160L, nowNanos());
        said++;
    }

    private void lose() {
        buffer.lost();
        said++;
    }

    private long nowNanos() {
        return count / SAMPLES * FRAME_NANOS;
    }

    private boolean hear() {
        boolean sounds = buffer.pull(heard, count, nowNanos() + TICK_NANOS);
        count += SAMPLES;
        return sounds;
    }

    private double decibels(int fromFrame, int frames) {
        return Sounds.decibels(heard, fromFrame * SAMPLES, (fromFrame + frames) * SAMPLES);
    }

    @Test
    void whatWasSaidIsHeardAsItWasSaid() {
        for (int i = 0; i < 100; i++) {
            say();
            hear();
        }
        int late = 0;
        while (!Arrays.equals(heard, late, late + 50 * SAMPLES, voice, 0, 50 * SAMPLES)) {
            late += SAMPLES;
            assertThat(late).isLessThan(4 * SAMPLES);
        }
        assertThat(buffer.counters().concealedTicks()).isZero();
    }

    @Test
    void whereNobodySpeaksNothingIsHeardAndNothingClicks() {
        for (int i = 0; i < 50; i++) {
            say();
            hear();
        }
        for (int i = 0; i < 50; i++) {
            pause();
            hear();
        }
        assertThat(hear()).isFalse();
        assertThat(decibels(60, 40)).isLessThan(-80);
        for (int i = 1; i < count; i++) {
            assertThat(Math.abs(heard[i] - heard[i - 1])).isLessThan(8_000);
        }
        for (int i = 0; i < 20; i++) {
            say();
            hear();
        }
        assertThat(decibels(110, 8)).isCloseTo(spokenDecibels, within(2.0));
    }

    @Test
    void whatWasLostIsFilledFromWhatWasHeard() {
        for (int i = 0; i < 100; i++) {
            if (i % 10 == 9) {
                lose();
            } else {
                say();
            }
            hear();
        }
        assertThat(buffer.counters().concealedTicks()).isBetween(9L * 160, 11L * 160);
        assertThat(decibels(20, 70)).isCloseTo(spokenDecibels, within(1.5));
    }

    /** Waiting for what comes behind a loss changes the delay: once, and not time and again. */
    @Test
    void onALineThatLosesSomethingNowAndThenTheDelayStays() {
        int settledMillis = 0;
        long settledTicks = 0;
        for (int i = 0; i < 6_000; i++) {
            // Two losses within ten seconds, and none for twelve.
            int phase = i % 850;
            if (phase == 150 || phase == 400 || phase == 401) {
                buffer.lost();
            } else {
                buffer.spoken(voice, i % 400 * SAMPLES, i * 160L, i * FRAME_NANOS);
            }
            buffer.pull(heard, 0, i * FRAME_NANOS + TICK_NANOS);
            if (i == 500) {
                settledMillis = buffer.delayMillis();
                settledTicks = changedTicks();
                assertThat(buffer.targetMillis()).isEqualTo(25);
            }
            if (i >= 500) {
                assertThat(buffer.delayMillis()).as("frame %d", i).isEqualTo(settledMillis);
            }
        }
        assertThat(changedTicks()).isEqualTo(settledTicks);
    }

    /** What is lost in a row is led up to from behind as far as there is a wait; only many bursts are worth a longer one. */
    @ParameterizedTest
    @CsvSource({"40, 1, 25", "40, 3, 45", "200, 3, 25"})
    void whereBurstsAreManyAFrameMoreIsWaitedFor(int framesBetween, int lost, int targetMillis) {
        for (int i = 0; i < 3_000; i++) {
            if (i % framesBetween < lost) {
                buffer.lost();
            } else {
                buffer.spoken(voice, i % 400 * SAMPLES, i * 160L, i * FRAME_NANOS);
            }
            buffer.pull(heard, 0, i * FRAME_NANOS + TICK_NANOS);
        }
        assertThat(buffer.targetMillis()).isEqualTo(targetMillis);
    }

    private long changedTicks() {
        return buffer.counters().stretchedTicks() + buffer.counters().shrunkTicks();
    }

    @Test
    void whatIsLostInAPauseIsPauseToo() {
        for (int i = 0; i < 30; i++) {
            say();
            hear();
        }
        for (int i = 0; i < 30; i++) {
            if (i % 3 == 2) {
                lose();
            } else {
                pause();
            }
            hear();
        }
        assertThat(decibels(35, 20)).isLessThan(-80);
    }

    @Test
    void framesThatComeInClumpsLoseNothing() {
        for (int i = 0; i < 40; i++) {
            for (int frame = 0; frame < 10; frame++) {
                say();
            }
            for (int frame = 0; frame < 10; frame++) {
                hear();
            }
        }
        assertThat(buffer.counters().late()).isZero();
        assertThat(buffer.counters().overflowed()).isZero();
        assertThat(buffer.counters().played()).isGreaterThan(370);
    }

    @Test
    void anotherClockBeginsAnew() {
        for (int i = 0; i < 50; i++) {
            say();
            hear();
        }
        buffer.restart();
        for (int i = 0; i < 20; i++) {
            buffer.spoken(voice, i * SAMPLES, 5_000_000L + i * 160L, nowNanos());
            hear();
        }
        assertThat(decibels(55, 10)).isCloseTo(spokenDecibels, within(2.0));
    }
}
