package org.parlour.sip.media;

import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.LineState;

/** Whether anything comes from a phone that agreed to send. Told once, and once more when it is over. */
final class SilenceWatch {
    static final long SILENCE_NANOS = 3_000_000_000L;

    // Who says that nobody speaks (RFC 3389) need not say it twice; but not for ever, for lines break in silence too.
    static final long PAUSE_NANOS = 30_000_000_000L;

    private static final LineNews SOUNDING = new LineNews.Sounding();

    private LineState line = LineState.AWAITED;
    private boolean expecting;
    private boolean heardBefore;
    private boolean pausing;
    private long sinceNanos;

    /** From now on the phone is to send, or (held, or inactive) need not. */
    void expect(boolean sound, long nowNanos) {
        if (sound && !expecting) {
            line = LineState.AWAITED;
            heardBefore = false;
            sinceNanos = nowNanos;
        } else if (!sound) {
            line = LineState.HELD;
        }
        expecting = sound;
    }

    /** Whether what was heard says that nothing may follow upon it. */
    void pausing(boolean pauses) {
        pausing = pauses;
    }

    private long patienceNanos() {
        return pausing ? PAUSE_NANOS : SILENCE_NANOS;
    }

    @Nullable
    LineNews heard(long nowNanos) {
        sinceNanos = nowNanos;
        if (!expecting || line == LineState.SOUNDING) {
            return null;
        }
        line = LineState.SOUNDING;
        heardBefore = true;
        return SOUNDING;
    }

    @Nullable
    LineNews onTime(long nowNanos) {
        if (!expecting || line == LineState.SILENT || nowNanos - sinceNanos < patienceNanos()) {
            return null;
        }
        line = LineState.SILENT;
        return new LineNews.Silent(heardBefore);
    }

    long nextDeadlineNanos() {
        return expecting && line != LineState.SILENT ? sinceNanos + patienceNanos() : Long.MAX_VALUE;
    }

    LineState line() {
        return line;
    }
}
