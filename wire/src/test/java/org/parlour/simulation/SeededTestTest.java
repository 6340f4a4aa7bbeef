package org.parlour.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeededTestTest {
    @Test
    void seedsAreTheSameEveryTime() {
        assertThat(Run.seeds(200).toArray()).isEqualTo(Run.seeds(200).toArray());
    }

    @Test
    void chanceForTwoPurposesDiffersAndIsTheSameAgain() {
        Run run = Run.ofSeed(7);
        assertThat(run.chance("loss").nextLong()).isEqualTo(run.chance("loss").nextLong());
        assertThat(run.chance("loss").nextLong())
                .isNotEqualTo(run.chance("jitter").nextLong());
        assertThat(run.chance("loss").nextLong())
                .isNotEqualTo(Run.ofSeed(8).chance("loss").nextLong());
    }

    @SeededTest(atLeast = 3)
    void everyRunHasItsSeedAndATimeOfItsOwn(Run run) {
        assertThat(run.clock().elapsed()).isZero();
        assertThat(run).hasToString("seed " + run.seed());
    }

    @Test
    void aFailureIsToldWithItsSeed() {
        AssertionError untold = new AssertionError("expected 3 but was 4");
        assertThat(StoryTeller.told(untold, List.of("other", Run.ofSeed(17))))
                .isInstanceOf(AssertionError.class)
                .hasCause(untold)
                .hasMessageContainingAll("expected 3 but was 4", "replay with -Dparlour.seed=17", "nothing happened");
    }

    @Test
    void theTraceKeepsTheLastThatHappened() {
        Run run = Run.ofSeed(17);
        for (int i = 0; i < 100; i++) {
            int number = i;
            run.trace().note(run.clock().nowNanos(), () -> "event " + number);
        }
        assertThat(run.story()).contains("event 99", "event 40").doesNotContain("event 39");
    }
}
