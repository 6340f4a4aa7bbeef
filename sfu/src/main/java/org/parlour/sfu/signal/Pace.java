package org.parlour.sfu.signal;

import java.time.Duration;

/**
 * How fast one socket may ask: {@value #A_SECOND} requests a second, and {@value #BURST} at once (the generic cell rate
 * algorithm of ITU-T I.371 A). Belongs to one owner at a time.
 */
public final class Pace {
    public static final int A_SECOND = 20;
    public static final int BURST = 60;

    private static final long EACH_NANOS = Duration.ofSeconds(1).toNanos() / A_SECOND;

    private boolean begun;
    private long forgottenAtNanos;

    /** Whether one more is not too many. */
    public boolean admits(long nowNanos) {
        long debtNanos = begun ? Math.max(0, forgottenAtNanos - nowNanos) : 0;
        if (debtNanos > (BURST - 1) * EACH_NANOS) {
            return false;
        }
        begun = true;
        forgottenAtNanos = nowNanos + debtNanos + EACH_NANOS;
        return true;
    }
}
