package org.parlour.mixer.jitter;

import java.util.Arrays;

/**
 * How long packets should wait, learned from how late they come (RFC 3550 A.8 has the notion of
 * transit, this its use). The least transit of the last ten seconds is what the path takes; what
 * a packet takes beyond it is its lateness.
 *
 * <p>Quick to rise: a packet that is later than planned for raises the target at once, by a quarter
 * more than it was late, because the next clump may be longer. Slow to fall: the lateness that one in
 * five half seconds exceeds is kept for ten seconds.
 */
final class PlayoutTarget {
    static final int MOST_TICKS = 400 * 8;
    static final int LEAST_TICKS = 5 * 8;

    private static final int FIRST_TICKS = 20 * 8;
    // The tick of the mix may come a little early against the packet.
    private static final int MARGIN_TICKS = 5 * 8;
    private static final int WINDOW_TICKS = 500 * 8;
    private static final int WINDOWS = 20;
    // One half second in five may be worse: a single bad one costs a moment of sound, not ten seconds of delay.
    private static final int WORSE_WINDOWS = 4;
    private static final int WINDOWS_TO_HOLD = 4;
    private static final int LEAST_FALL_TICKS = 5 * 8;
    private static final int FALL_SHARE = 8;
    private static final int FRAME_TICKS = JitterBuffer.FRAME_TICKS;

    private final long[] least = new long[WINDOWS];
    private final long[] most = new long[WINDOWS];
    private final long[] worst = new long[WORSE_WINDOWS];

    private int filled;
    private int current;
    private long window;
    private long pathTicks;
    private long settled;
    private long raised;
    private int windowsToHold;
    private int grainTicks = FRAME_TICKS;

    void restart() {
        filled = 0;
        settled = 0;
        raised = FIRST_TICKS;
        windowsToHold = WINDOWS_TO_HOLD;
    }

    boolean isEmpty() {
        return filled == 0;
    }

    /** A packet has arrived: how long it took, by a clock and a timestamp that have nothing in common. */
    void observe(long transitTicks, long nowTicks, int packetTicks) {
        long itsWindow = Math.floorDiv(nowTicks, WINDOW_TICKS);
        if (filled == 0) {
            pathTicks = transitTicks;
            open(itsWindow, transitTicks);
        } else if (itsWindow != window) {
            current = (current + 1) % WINDOWS;
            open(itsWindow, transitTicks);
            settle();
        }
        least[current] = Math.min(least[current], transitTicks);
        most[current] = Math.max(most[current], transitTicks);
        pathTicks = Math.min(pathTicks, transitTicks);
        grainTicks = packetTicks % FRAME_TICKS == 0 ? FRAME_TICKS : FRAME_TICKS / 2;
        long late = most[current] - pathTicks;
        if (late + MARGIN_TICKS > Math.max(settled, raised)) {
            raised = late + late / 4 + MARGIN_TICKS;
            windowsToHold = WINDOWS_TO_HOLD;
        }
    }

    private void open(long itsWindow, long transitTicks) {
        window = itsWindow;
        filled = Math.min(WINDOWS, filled + 1);
        least[current] = transitTicks;
        most[current] = transitTicks;
    }

    private void settle() {
        pathTicks = least[current];
        int few = filled < WINDOWS / 2 ? 1 : WORSE_WINDOWS;
        Arrays.fill(worst, Long.MIN_VALUE);
        for (int i = 0; i < filled; i++) {
            pathTicks = Math.min(pathTicks, least[i]);
            if (i != current) {
                insert(most[i], few);
            }
        }
        settled = Math.max(0, worst[few - 1] - pathTicks + MARGIN_TICKS);
        if (windowsToHold > 0) {
            windowsToHold--;
        } else {
            raised = Math.max(0, raised - Math.max(LEAST_FALL_TICKS, raised / FALL_SHARE));
        }
    }

    /** Keeps the few largest, the largest first. */
    private void insert(long value, int few) {
        int at = few;
        while (at > 0 && value > worst[at - 1]) {
            at--;
        }
        if (at < few) {
            System.arraycopy(worst, at, worst, at + 1, few - 1 - at);
            worst[at] = value;
        }
    }

    /** The least transit of the last ten seconds. */
    long pathTicks() {
        return pathTicks;
    }

    /** How long after the path's own time a packet should be played. */
    int ticks() {
        // Packets that do not begin with a frame of ours must be there before the frame that they end in.
        return Math.clamp(Math.max(settled, raised), LEAST_TICKS, MOST_TICKS) + FRAME_TICKS - grainTicks;
    }

    /** By how much the delay can be changed so that packets still begin with frames. */
    int grainTicks() {
        return grainTicks;
    }
}
