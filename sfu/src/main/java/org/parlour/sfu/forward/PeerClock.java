package org.parlour.sfu.forward;

import org.parlour.wire.rtcp.NtpTime;

/**
 * A publisher's wall clock as we see it. All tracks of one publisher share it, so that picture and sound which the
 * publisher stamped alike are told to viewers as of one moment.
 *
 * <p>The report that took the shortest way counts: a queue can only add to the way.
 */
public final class PeerClock {
    // Drift of 100 ppm makes 3 ms in the half minute that eight reports cover at most.
    private static final int KEPT_REPORTS = 8;

    private final long[] offsetsNanos = new long[KEPT_REPORTS];
    private int reports;

    void heard(long ntpTime, long nowNanos) {
        offsetsNanos[reports++ % KEPT_REPORTS] = nowNanos - NtpTime.toUnixNanos(ntpTime);
    }

    /** When, on our clock, it was that time on the publisher's; call it only after a report was heard. */
    long nanosAt(long ntpTime) {
        long least = offsetsNanos[0];
        for (int i = 1; i < Math.min(reports, KEPT_REPORTS); i++) {
            least = Math.min(least, offsetsNanos[i]);
        }
        return NtpTime.toUnixNanos(ntpTime) + least;
    }
}
