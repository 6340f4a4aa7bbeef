package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LongSummaryStatistics;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RtcpScheduleTest {
    private final RtcpSchedule schedule =
            new RtcpSchedule(RandomGeneratorFactory.of("L64X128MixRandom").create(3));

    @Test
    void nothingIsDueBeforeItBegins() {
        assertThat(schedule.isDue(Long.MAX_VALUE)).isFalse();
        assertThat(schedule.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theFirstComesWithinHalfTheInterval() {
        schedule.begin(1_000);
        assertThat(schedule.nextDeadlineNanos() - 1_000)
                .isBetween(RtcpSchedule.MINIMUM_NANOS / 4, 3 * RtcpSchedule.MINIMUM_NANOS / 4);
        long first = schedule.nextDeadlineNanos();
        schedule.begin(2_000);
        assertThat(schedule.nextDeadlineNanos()).isEqualTo(first);
    }

    @Test
    void theOthersSpreadAroundFiveSeconds() {
        LongSummaryStatistics intervals = new LongSummaryStatistics();
        for (int i = 0; i < 1_000; i++) {
            schedule.sent(0);
            intervals.accept(schedule.nextDeadlineNanos());
        }
        assertThat(intervals.getMin()).isBetween(2_500_000_000L, 2_600_000_000L);
        assertThat(intervals.getMax()).isBetween(7_400_000_000L, 7_500_000_000L);
        assertThat(intervals.getAverage()).isBetween(4.8e9, 5.2e9);
    }
}
