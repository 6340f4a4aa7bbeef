package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import org.parlour.callers.page.Page;

/**
 * How a page's clock stands to ours.
 *
 * @param zeroNanos ours when {@code performance.now()} was 0 there
 * @param uncertainNanos half of what asking took, at best
 */
record PageClock(long zeroNanos, long uncertainNanos) {
    private static final int TIMES = 20;

    static PageClock of(Page page) throws IOException, InterruptedException {
        PageClock best = new PageClock(0, Long.MAX_VALUE);
        for (int i = 0; i < TIMES; i++) {
            long beforeNanos = System.nanoTime();
            double millis = page.ask("() => performance.now()").asDouble();
            long halfNanos = (System.nanoTime() - beforeNanos) / 2;
            if (halfNanos < best.uncertainNanos) {
                best = new PageClock(beforeNanos + halfNanos - (long) (millis * 1e6), halfNanos);
            }
        }
        return best;
    }

    long nanos(double pageMillis) {
        return zeroNanos + (long) (pageMillis * 1e6);
    }
}
