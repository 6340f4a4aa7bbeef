package org.parlour.mixer.jitter;

import java.util.Arrays;

/**
 * How long packets should wait, learned from how late they come (RFC 3550 A.8 has the notion of
 * transit, this its use). The least transit of the last ten seconds is what the path takes; what
 * a packet takes beyond it is its lateness.
 *
 * <p>Quick to rise: a packet that is later than planned for raises the target at once, and by half as
 * much again where packets come in clumps, because the next clump may be longer. Slow to fall: ten seconds
 * decide. Where
 * every half second has packets about as late as the worst, as on a network that lets them go in clumps,
 * the worst is the rule and is planned for; else the worst few half seconds are exceptions.
 */
final class PlayoutTarget {
    static final int MOST_TICKS = 400 * 8;
    static final int LEAST_TICKS = 5 * 8;

    private static final int FIRST_TICKS = 20 * 8;
    // The tick of the mix may come a little early against the packet.
    private static final int MARGIN_TICKS = 5 * 8;
    private static final int WINDOW_TICKS = 500 * 8;
    private static final int WINDOWS = 20;
    private static final int USUAL_WINDOWS = WINDOWS / 2;
    // One half second in five may be worse: a single bad one costs a moment of sound, not ten seconds of delay.
    private static final int EXCEPTIONS = 3;
    private static final int CAUTION_SHARE = 16;
    private static final int WINDOWS_TO_HOLD = 4;
    // Until so many windows have seen clumps that they are the rule.
    private static final int WINDOWS_TO_HOLD_FOR_CLUMPS = USUAL_WINDOWS + 2;
    // Two losses in ten seconds with which the packets behind could have helped are worth waiting for those, and for a
    // minute: a delay that comes and goes with each burst costs more than it brings.
    private static final int WINDOWS_OF_REPAIR = 20;
    private static final int WINDOWS_TO_HOLD_FOR_REPAIR = 120;
    // Losses of two packets and more, where there are more than five in ten seconds for long, or eight at once, are
    // worth
    // waiting for a packet more.
    private static final int WINDOWS_A_BURST = 4;
    private static final int MANY_BURSTS = 8 * WINDOWS_A_BURST;
    private static final int LEAST_FALL_TICKS = 5 * 8;
    private static final int FALL_SHARE = 8;
    private static final int FRAME_TICKS = JitterBuffer.FRAME_TICKS;

    private final long[] least = new long[WINDOWS];
    private final long[] most = new long[WINDOWS];
    private final long[] worst = new long[USUAL_WINDOWS];

    private final Clumps clumps = new Clumps();

    private int filled;
    private int current;
    private long window;
    private long pathTicks;
    private long settled;
    private long raised;
    private int windowsToHold;
    private boolean lateIsTheRule;
    private int grainTicks = FRAME_TICKS;
    private int repairTicks;
    private int windowsSinceRepair = WINDOWS_OF_REPAIR;
    private int windowsOfRepair;
    private int bursts;
    private int windowsOfBursts;

    void restart() {
        filled = 0;
        current = 0;
        settled = 0;
        raised = FIRST_TICKS;
        clumps.restart();
        lateIsTheRule = false;
        windowsToHold = WINDOWS_TO_HOLD;
        windowsSinceRepair = WINDOWS_OF_REPAIR;
        windowsOfRepair = 0;
        bursts = 0;
        windowsOfBursts = 0;
    }

    /** A packet was lost, and the one behind it, which lasts so long, would have helped, or has. */
    void repairable(int packetTicks) {
        repairTicks = packetTicks;
        if (windowsSinceRepair < WINDOWS_OF_REPAIR) {
            windowsOfRepair = WINDOWS_TO_HOLD_FOR_REPAIR;
        }
        windowsSinceRepair = 0;
    }

    /** Several packets in a row were lost, and what is known of both sides of the gap helps with all of them. */
    void burst() {
        bursts = Math.min(MANY_BURSTS, bursts + WINDOWS_A_BURST);
        if (bursts == MANY_BURSTS) {
            windowsOfBursts = WINDOWS_TO_HOLD_FOR_REPAIR;
        }
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
        // In the first clump of a stream the path is not known before its last packet.
        long late = filled == 1 ? most[current] - pathTicks : transitTicks - pathTicks;
        raise(clumps.recur(late, nowTicks));
    }

    private void raise(boolean clumpsRecur) {
        long late = most[current] - pathTicks;
        if (clumpsRecur && !lateIsTheRule) {
            raised = Math.max(raised, late + late / 2 + MARGIN_TICKS);
            windowsToHold = WINDOWS_TO_HOLD_FOR_CLUMPS;
        } else if (late + MARGIN_TICKS > Math.max(settled, raised)) {
            raised = late + MARGIN_TICKS;
            windowsToHold = Math.max(windowsToHold, WINDOWS_TO_HOLD);
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
        Arrays.fill(worst, Long.MIN_VALUE);
        for (int i = 0; i < filled; i++) {
            pathTicks = Math.min(pathTicks, least[i]);
            if (i != current) {
                insert(most[i]);
            }
        }
        settled = lateness();
        windowsSinceRepair++;
        windowsOfRepair = Math.max(0, windowsOfRepair - 1);
        bursts = Math.max(0, bursts - 1);
        windowsOfBursts = Math.max(0, windowsOfBursts - 1);
        if (windowsToHold > 0) {
            windowsToHold--;
        } else {
            raised = Math.max(0, raised - Math.max(LEAST_FALL_TICKS, raised / FALL_SHARE));
        }
    }

    private long lateness() {
        long worstTicks = worst[0] - pathTicks;
        lateIsTheRule = filled > USUAL_WINDOWS && worst[USUAL_WINDOWS - 1] - pathTicks > worstTicks / 2;
        return lateIsTheRule || filled <= USUAL_WINDOWS
                ? worstTicks + worstTicks / CAUTION_SHARE + MARGIN_TICKS
                : worst[EXCEPTIONS] - pathTicks + MARGIN_TICKS;
    }

    /** Keeps the largest, the largest first. */
    private void insert(long value) {
        int at = USUAL_WINDOWS;
        while (at > 0 && value > worst[at - 1]) {
            at--;
        }
        if (at < USUAL_WINDOWS) {
            System.arraycopy(worst, at, worst, at + 1, USUAL_WINDOWS - 1 - at);
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
        int wait = Math.clamp(Math.max(settled, raised), LEAST_TICKS, MOST_TICKS) + FRAME_TICKS - grainTicks;
        return windowsOfRepair == 0 ? wait : wait + (windowsOfBursts == 0 ? repairTicks : 2 * repairTicks);
    }

    /** By how much the delay can be changed so that packets still begin with frames. */
    int grainTicks() {
        return grainTicks;
    }
}
