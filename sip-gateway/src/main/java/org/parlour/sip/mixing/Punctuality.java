package org.parlour.sip.mixing;

import java.util.concurrent.atomic.LongAdder;

/** How punctual the mixes of all loops are. */
final class Punctuality {
    private final LongAdder ticks = new LongAdder();
    private final LongAdder lateTicks = new LongAdder();
    private final LongAdder skippedFrames = new LongAdder();

    void ticked(boolean isLate) {
        ticks.increment();
        if (isLate) {
            lateTicks.increment();
        }
    }

    void skipped(long frames) {
        skippedFrames.add(frames);
    }

    MixCounters counters(int roomsNow) {
        return new MixCounters(ticks.sum(), lateTicks.sum(), skippedFrames.sum(), roomsNow);
    }
}
