package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.sip.seat.LineState;

class SilenceWatchTest {
    private final SilenceWatch watch = new SilenceWatch();
    private long nowNanos = 77;

    @Test
    void threeSecondsWithoutAPacketAreToldOnce() {
        watch.expect(true, nowNanos);
        assertThat(watch.line()).isEqualTo(LineState.AWAITED);
        assertThat(watch.heard(nowNanos)).isEqualTo(new LineNews.Sounding());
        assertThat(watch.heard(nowNanos + 5)).isNull();
        long deadlineNanos = watch.nextDeadlineNanos();
        assertThat(deadlineNanos).isEqualTo(nowNanos + 5 + SilenceWatch.SILENCE_NANOS);
        assertThat(watch.onTime(deadlineNanos - 1)).isNull();
        assertThat(watch.onTime(deadlineNanos)).isEqualTo(new LineNews.Silent(true));
        assertThat(watch.onTime(deadlineNanos + 1)).isNull();
        assertThat(watch.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(watch.heard(deadlineNanos + 2)).isEqualTo(new LineNews.Sounding());
    }

    @Test
    void aPhoneThatNeverSentIsToldApart() {
        watch.expect(true, nowNanos);
        assertThat(watch.onTime(nowNanos + SilenceWatch.SILENCE_NANOS)).isEqualTo(new LineNews.Silent(false));
    }

    @Test
    void whoIsHeldIsNeverSilent() {
        watch.expect(true, nowNanos);
        watch.heard(nowNanos);
        watch.expect(false, nowNanos);
        assertThat(watch.line()).isEqualTo(LineState.HELD);
        assertThat(watch.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(watch.onTime(nowNanos + 100 * SilenceWatch.SILENCE_NANOS)).isNull();
        assertThat(watch.heard(nowNanos)).isNull();
    }

    @Test
    void afterTheHoldTheLineSoundsAnewOrIsSilentAnew() {
        watch.expect(true, nowNanos);
        watch.heard(nowNanos);
        watch.expect(false, nowNanos);
        nowNanos += 100 * SilenceWatch.SILENCE_NANOS;
        watch.expect(true, nowNanos);
        assertThat(watch.nextDeadlineNanos()).isEqualTo(nowNanos + SilenceWatch.SILENCE_NANOS);
        assertThat(watch.heard(nowNanos)).isEqualTo(new LineNews.Sounding());
    }

    @Test
    void whoSaidThatNobodySpeaksIsWaitedForLonger() {
        watch.expect(true, nowNanos);
        watch.heard(nowNanos);
        watch.pausing(true);
        assertThat(watch.nextDeadlineNanos()).isEqualTo(nowNanos + SilenceWatch.PAUSE_NANOS);
        watch.pausing(false);
        assertThat(watch.nextDeadlineNanos()).isEqualTo(nowNanos + SilenceWatch.SILENCE_NANOS);
    }
}
