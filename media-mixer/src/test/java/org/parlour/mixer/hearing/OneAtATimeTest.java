package org.parlour.mixer.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {
    private static final int FRAME = 320;
    private static final short LOUD = 8_000;

    private final OneAtATime turns = new OneAtATime(4);
    private final short[] voice = new short[FRAME];
    private final int[] mix = new int[FRAME];

    @Test
    void whoBeginsIsHeardFromTheFirstSample() {
        frame(0, 5, 0, 0);
        assertThat(turns.speaker()).isEqualTo(1);
        assertThat(heard(1)).containsOnly(LOUD);
    }

    @Test
    void othersAreFarBehindWithinAFifthOfASecond() {
        for (int i = 0; i < 10; i++) {
            frame(4, 5, 0, 0);
        }
        assertThat(heard(1)).containsOnly(LOUD);
        int[] behind = heard(0);
        // 16 dB.
        assertThat(behind[FRAME - 1]).isBetween(LOUD / 7, LOUD / 6);
    }

    @Test
    void theWordIsKeptAgainstWhoIsALittleLouder() {
        for (int i = 0; i < 100; i++) {
            frame(1, i < 5 ? 0 : 3, 0, 0);
            assertThat(turns.speaker()).isZero();
        }
    }

    @Test
    void whoStaysMuchLouderTakesTheWordAndACoughDoesNot() {
        frame(1, 0, 0, 0);
        for (int i = 0; i < 12; i++) {
            frame(1, 9, 0, 0);
        }
        frame(1, 0, 0, 0);
        assertThat(turns.speaker()).as("after a cough").isZero();
        for (int i = 0; i < 16; i++) {
            frame(1, 9, 0, 0);
        }
        assertThat(turns.speaker()).as("after a third of a second").isEqualTo(1);
    }

    @Test
    void whenTheOneIsSilentTheNextIsHeardAtOnce() {
        for (int i = 0; i < 20; i++) {
            frame(3, 2, 0, 0);
        }
        frame(0, 2, 0, 0);
        assertThat(turns.speaker()).isEqualTo(1);
        assertThat(heard(1)[FRAME - 1]).isGreaterThan(LOUD * 99 / 100);
        frame(0, 2, 0, 0);
        assertThat(heard(1)).containsOnly(LOUD);
    }

    @Test
    void whereNobodySpeaksNobodyIsTurnedDown() {
        for (int i = 0; i < 20; i++) {
            frame(3, 2, 0, 0);
        }
        frame(0, 0, 0, 0);
        frame(0, 0, 0, 0);
        assertThat(turns.speaker()).isEqualTo(OneAtATime.NOBODY);
        assertThat(heard(1)).containsOnly(LOUD);
    }

    @Test
    void nobodyJumps() {
        Arrays.fill(voice, LOUD);
        int last = LOUD;
        for (int i = 0; i < 60; i++) {
            frame(i % 20 < 10 ? 1 : 0, 0, i % 20 < 10 ? 0 : 2, 0);
            for (int sample : heard(0)) {
                assertThat(Math.abs(sample - last)).isLessThan(LOUD / 100);
                last = sample;
            }
        }
    }

    private void frame(float... energies) {
        for (int i = 0; i < energies.length; i++) {
            if (energies[i] > 0) {
                turns.speaks(i, energies[i]);
            }
        }
        turns.choose();
    }

    private int[] heard(int place) {
        Arrays.fill(voice, LOUD);
        Arrays.fill(mix, 0);
        turns.add(place, voice, mix);
        return mix;
    }
}
