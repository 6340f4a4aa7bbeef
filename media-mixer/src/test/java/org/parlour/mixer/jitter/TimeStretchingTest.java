package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;

/** A sender's clock is followed by taking out and putting in whole periods: nothing is lost, no tone changes. */
class TimeStretchingTest {
    private static final long MILLI = 1_000_000L;
    private static final int FRAME = JitterBuffer.FRAME_TICKS;
    // Five minutes at 200 ppm are 60 ms: three packets too many, or too few.
    private static final int FRAMES = 5 * 60 * 50;

    private final JitterBuffer buffer = new JitterBuffer(new LawSound());
    private final short[] played = new short[FRAMES * FRAME];

    @ParameterizedTest
    @ValueSource(ints = {-200, 200})
    void aToneKeepsItsPitch(int partsInAMillion) {
        short[] tone = Sounds.sine(200, 8_000, 8_000, -12);
        follow(tone, partsInAMillion);
        int settled = 50 * 20 * FRAME;
        double step = Sounds.largestStep(tone, 0, tone.length) * 1.5;
        assertThat((double) Sounds.largestStep(played, settled, played.length)).isLessThan(step);
        for (int from = settled; from + 8_000 < played.length; from += 37 * 8_000) {
            assertThat(Sounds.decibelsAt(200, 8_000, played, from, from + 8_000))
                    .isCloseTo(-12, within(1.0));
        }
        nothingIsMissing(partsInAMillion);
    }

    /** It has no period, and it is never quiet: the least bad place has to do. */
    @ParameterizedTest
    @ValueSource(ints = {-200, 200})
    void aLineFullOfNoiseIsFollowedToo(int partsInAMillion) {
        short[] noise = Sounds.noise(5, 8_000 * 7, -30);
        follow(noise, partsInAMillion);
        double loud = Sounds.decibels(noise, 0, noise.length);
        for (int from = 50 * 20 * FRAME; from + 800 < played.length; from += 800) {
            assertThat(Sounds.decibels(played, from, from + 800)).isCloseTo(loud, within(2.5));
        }
        nothingIsMissing(partsInAMillion);
    }

    private void follow(short[] says, int partsInAMillion) {
        RtpStream talk = new RtpStream(Law.MU, says);
        double sendMillis = 1_000.3;
        for (int i = 0; i < FRAMES; i++) {
            double tickMillis = 1_000 + 20.0 * i;
            while (sendMillis <= tickMillis) {
                buffer.arrived(Law.MU.codec(), RtpStream.view(talk.next(FRAME)), (long) (sendMillis * MILLI));
                sendMillis += 20 * (1 + partsInAMillion / 1e6);
            }
            buffer.pull(played, i * FRAME, (long) (tickMillis * MILLI));
            assertThat(buffer.delayMillis()).as("frame %d", i).isLessThan(75);
        }
    }

    private void nothingIsMissing(int partsInAMillion) {
        JitterStatistics counters = buffer.counters();
        assertThat(counters.late()).isZero();
        assertThat(counters.overflowed()).isZero();
        // The first frames, before a packet was there, count as well.
        assertThat(counters.concealedTicks()).as(counters.toString()).isLessThanOrEqualTo(3 * FRAME);
        long changed = partsInAMillion < 0 ? counters.shrunkTicks() : counters.stretchedTicks();
        assertThat(changed).as(counters.toString()).isGreaterThan(40 * 8);
        assertThat(counters.addUp()).isTrue();
    }
}
