package org.parlour.mixer.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;

class TonesTest {
    private static final int RATE_HZ = 16_000;

    @Test
    void joiningGoesUpAndLeavingGoesDown() {
        short[] join = JoinTone.samples();
        short[] leave = LeaveTone.samples();
        assertThat(Sounds.decibelsAt(659, RATE_HZ, join, 0, 2_000))
                .isGreaterThan(Sounds.decibelsAt(880, RATE_HZ, join, 0, 2_000) + 10);
        assertThat(Sounds.decibelsAt(880, RATE_HZ, leave, 0, 2_000))
                .isGreaterThan(Sounds.decibelsAt(659, RATE_HZ, leave, 0, 2_000) + 10);
    }

    @Test
    void allAreSoftShortAndEndInSilence() {
        for (short[] tone : new short[][] {JoinTone.samples(), LeaveTone.samples(), TestTone.samples()}) {
            assertThat(tone.length).isBetween(RATE_HZ / 4, RATE_HZ);
            assertThat(Sounds.decibels(tone, 0, tone.length)).isCloseTo(-24, within(0.1));
            assertThat(Math.abs(tone[0])).isLessThan((short) 10);
            assertThat(Sounds.decibels(tone, tone.length - 400, tone.length)).isLessThan(-60);
            assertThat(Sounds.largestStep(tone, 0, tone.length)).isLessThan(6_000);
        }
    }

    @Test
    void theMusicIsSoftAndNeverFullScale() {
        short[] music = HoldMusic.samples();
        assertThat(music.length / RATE_HZ).isBetween(32, 64);
        assertThat(Sounds.decibels(music, 0, music.length)).isCloseTo(-24, within(0.1));
        for (short sample : music) {
            assertThat(Math.abs(sample)).isLessThan((short) 16_000);
        }
        // No second stands out and none is empty: nobody wonders whether the line is dead.
        for (int second = 0; second < music.length / RATE_HZ; second++) {
            assertThat(Sounds.decibels(music, second * RATE_HZ, (second + 1) * RATE_HZ))
                    .as("second %d", second)
                    .isBetween(-31.0, -19.0);
        }
    }

    @Test
    void theMusicLiesWhereTelephonesHear() {
        short[] music = HoldMusic.samples();
        int from = 10 * RATE_HZ;
        int to = from + RATE_HZ;
        double inBand = 0;
        double outside = 0;
        for (int hertz = 50; hertz < 8_000; hertz += 5) {
            double power = Math.pow(10, Sounds.decibelsAt(hertz, RATE_HZ, music, from, to) / 10);
            if (hertz >= 300 && hertz <= 3_400) {
                inBand += power;
            } else {
                outside += power;
            }
        }
        assertThat(outside / inBand).isLessThan(0.02);
    }

    @Test
    void theMusicLeadsBackIntoItselfWithoutAClick() {
        short[] music = HoldMusic.samples();
        short[] seam = new short[2_000];
        System.arraycopy(music, music.length - 1_000, seam, 0, 1_000);
        System.arraycopy(music, 0, seam, 1_000, 1_000);
        assertThat(Sounds.largestStep(seam, 990, 1_010))
                .isLessThanOrEqualTo(Sounds.largestStep(music, 0, music.length));
        assertThat(Sounds.largestStep(seam, 999, 1_001)).isLessThan(1_500);
    }

    @Test
    void itIsTheSameEveryTime() {
        assertThat(HoldMusic.samples()).isSameAs(HoldMusic.samples());
        assertThat(JoinTone.samples()).isSameAs(JoinTone.samples());
    }
}
