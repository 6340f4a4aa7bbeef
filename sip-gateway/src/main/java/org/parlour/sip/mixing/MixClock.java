package org.parlour.sip.mixing;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.room.RoomMix;
import org.parlour.sfu.loop.LoopTimer;
import org.parlour.sfu.loop.MediaLoop;

/**
 * Drives one mix on its grid of 20 ms, on one loop.
 *
 * <p>The grid never moves: a tick that comes late is made up for at once, so that the phone's own buffer hides it; one
 * that comes too late for any buffer is skipped.
 */
final class MixClock {
    static final long TICK_NANOS = 20_000_000L;

    // To wake and to fetch all that the work needs into a processor that has rested costs more than the mixing of ten
    // telephones: rooms that mix together share it.
    private static final long PHASES = 4;
    private static final long WORTH_COUNTING_NANOS = 5_000_000L;
    // A phone buffers some 60 ms; sound that comes later only pushes the next sound back.
    private static final long TOO_LATE_NANOS = 60_000_000L;

    private final MediaLoop loop;
    private final RoomMix mix;
    private final Punctuality punctuality;

    private long dueNanos;
    private @Nullable LoopTimer timer;

    MixClock(MediaLoop loop, RoomMix mix, Punctuality punctuality) {
        this.loop = loop;
        this.mix = mix;
        this.punctuality = punctuality;
    }

    /**
     * Begins; on the loop's thread.
     *
     * @param phaseNanos where in the 20 ms this grid lies, so that not all rooms of a loop are due at once
     */
    void start(long phaseNanos) {
        long nowNanos = loop.nowNanos();
        dueNanos = nowNanos + Math.floorMod(phaseNanos - nowNanos, TICK_NANOS);
        arm();
    }

    /**
     * Numbers that resemble each other lie far apart on the grid: the multiplier is 2^32 divided by the golden ratio.
     */
    static long spread(int number) {
        return ((Integer.toUnsignedLong(number * 0x9E37_79B9) * PHASES) >>> Integer.SIZE) * (TICK_NANOS / PHASES);
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void arm() {
        timer = loop.at(dueNanos, this::due);
    }

    private void due() {
        loop.readPatientPorts();
        long nowNanos = loop.nowNanos();
        long skipped = Math.ceilDiv(nowNanos - TOO_LATE_NANOS - dueNanos, TICK_NANOS);
        if (skipped > 0) {
            mix.skip((int) Math.min(skipped, Integer.MAX_VALUE));
            punctuality.skipped(skipped);
            dueNanos += skipped * TICK_NANOS;
        }
        while (dueNanos <= nowNanos) {
            punctuality.ticked(nowNanos - dueNanos > WORTH_COUNTING_NANOS);
            mix.tick(dueNanos);
            dueNanos += TICK_NANOS;
        }
        arm();
    }
}
