package org.parlour.mixer.hold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.RingTone;
import org.parlour.mixer.rig.Tune;

class HoldEarSimulationTest {
    private static final int SEEDS = 60;

    @Test
    void nearlyAllMusicIsKnownWithinThreeSeconds() {
        int known = 0;
        StringBuilder missed = new StringBuilder();
        for (int seed = 1_000; seed < 1_000 + SEEDS; seed++) {
            int millis = new HeardLine().hears(Tune.samples(seed, 4, -12.0 - seed % 20), true);
            known += millis > 0 && millis <= 3_000 ? 1 : 0;
            missed.append(millis > 0 && millis <= 3_000 ? "" : " " + seed);
        }
        assertThat(known).as("seeds missed:%s", missed).isGreaterThanOrEqualTo(SEEDS * 95 / 100);
    }

    @Test
    void ringBackIsKnownAtEachLevelAndNoise() {
        for (int seed = 1; seed <= 12; seed++) {
            for (RingTone country : RingTone.all()) {
                short[] rings = country.samples(4, -8.0 - 2 * seed, 26.0 + 2 * seed, seed);
                assertThat(new HeardLine().hears(rings, true))
                        .as("%s, seed %d", country, seed)
                        .isBetween(0, 3_000);
            }
        }
    }
}
