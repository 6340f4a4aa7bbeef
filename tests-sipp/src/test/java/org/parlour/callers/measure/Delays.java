package org.parlour.callers.measure;

import java.util.Arrays;
import org.parlour.callers.synthetic.Downlink;
import org.parlour.callers.synthetic.Stamp;
import org.parlour.wire.rtp.RtpPacket;

/** How long packets took from one socket to the other. One thread writes, another asks when that one is silent. */
final class Delays implements Downlink.Listener {
    private static final int MOST = 1 << 18;

    private final long[] nanos = new long[MOST];
    private volatile int count;

    @Override
    public void heard(RtpPacket packet, long nowNanos) {
        int at = count;
        if (at < MOST) {
            nanos[at] = nowNanos - Stamp.sentNanos(packet);
            count = at + 1;
        }
    }

    void forget() {
        count = 0;
    }

    /** The least that so many of a hundred did not exceed. */
    double micros(double percent) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * percent / 100)] / 1_000.0;
    }
}
