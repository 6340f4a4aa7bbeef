package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.wire.rtcp.VoipMetrics;

/** Worked out by hand: RFC 3611 appendix A.2 has the algorithm and no figures. */
class LossRunsTest {
    private final LossRuns runs = new LossRuns();

    @Test
    void whereNothingIsLostAllIsOneGap() {
        play("c".repeat(500));
        assertThat(runs.bursts(20)).isEqualTo(new VoipMetrics.Bursts(0, 0, 0, 10_000, 16));
    }

    @Test
    void strewnLossesAreOfTheGap() {
        play(("c".repeat(19) + "l").repeat(10) + "c".repeat(19));
        // 10 of 219 packets.
        assertThat(runs.bursts(20)).isEqualTo(new VoipMetrics.Bursts(0, 12, 0, 4_380, 16));
    }

    @Test
    void lossesThatLieTogetherAreABurst() {
        // Five lost of eight, with a hundred before and behind.
        play("c".repeat(100) + "llcclcll" + "c".repeat(100));
        assertThat(runs.bursts(20)).isEqualTo(new VoipMetrics.Bursts(160, 0, 160, 2_000, 16));
    }

    @Test
    void sixteenPacketsPartTwoBurstsAndFifteenDoNot() {
        play("c".repeat(100) + "ll" + "c".repeat(16) + "ll" + "c".repeat(100));
        assertThat(runs.bursts(20)).isEqualTo(new VoipMetrics.Bursts(255, 0, 40, 1_440, 16));
        LossRuns one = new LossRuns();
        play(one, "c".repeat(100) + "ll" + "c".repeat(15) + "ll" + "c".repeat(100));
        // Four of nineteen.
        assertThat(one.bursts(20)).isEqualTo(new VoipMetrics.Bursts(54, 0, 380, 2_000, 16));
    }

    @Test
    void timesThatDoNotFitAreTheLongest() {
        play("c".repeat(10_000));
        assertThat(runs.bursts(20).gapDurationMillis()).isEqualTo(65_535);
    }

    private void play(String line) {
        play(runs, line);
    }

    private static void play(LossRuns runs, String line) {
        line.chars().forEach(packet -> {
            if (packet == 'c') {
                runs.came();
            } else {
                runs.lost();
            }
        });
    }
}
