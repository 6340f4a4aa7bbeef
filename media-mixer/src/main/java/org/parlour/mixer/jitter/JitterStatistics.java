package org.parlour.mixer.jitter;

/**
 * What has become of the packets of one stream, or of several: those that arrived are played, dropped for one of the
 * reasons named here, or waiting. Ticks are of 8 kHz.
 *
 * @param late dropped, because their place was played over
 * @param refused dropped, because they were empty, too long, or far from all others
 * @param overflowed dropped, because more waited than the bound, or than was needed when somebody began to listen
 * @param flushed dropped, because the sender began anew
 * @param garbled of those played, because they were well formed, though there was nothing to be heard in them
 * @param undecoded of those played, because they said themselves that nobody speaks
 * @param repairedTicks lost, and told once more by the packet behind
 * @param pausedTicks not sent, because the sender paused: its noise was heard instead
 */
public record JitterStatistics(
        long arrived,
        long played,
        long duplicates,
        long late,
        long refused,
        long overflowed,
        long flushed,
        long waiting,
        long restarts,
        long garbled,
        long undecoded,
        long concealedTicks,
        long repairedTicks,
        long pausedTicks,
        long shrunkTicks,
        long stretchedTicks) {
    private static final long FRAME_TICKS = JitterBuffer.FRAME_TICKS;

    public static final JitterStatistics NONE = new JitterStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public JitterStatistics plus(JitterStatistics other) {
        return new JitterStatistics(
                arrived + other.arrived,
                played + other.played,
                duplicates + other.duplicates,
                late + other.late,
                refused + other.refused,
                overflowed + other.overflowed,
                flushed + other.flushed,
                waiting + other.waiting,
                restarts + other.restarts,
                garbled + other.garbled,
                undecoded + other.undecoded,
                concealedTicks + other.concealedTicks,
                repairedTicks + other.repairedTicks,
                pausedTicks + other.pausedTicks,
                shrunkTicks + other.shrunkTicks,
                stretchedTicks + other.stretchedTicks);
    }

    /** The fates of these packets, and how long their sound lasted where it was heard from frames. */
    public JitterStatistics heardAs(JitterStatistics frames) {
        return new JitterStatistics(
                arrived,
                played,
                duplicates,
                late,
                refused,
                overflowed,
                flushed,
                waiting,
                restarts,
                garbled,
                undecoded,
                frames.concealedTicks,
                repairedTicks,
                pausedTicks,
                frames.shrunkTicks + FRAME_TICKS * (frames.overflowed + frames.late),
                frames.stretchedTicks);
    }

    /** Nothing is lost from sight: every packet has met one fate. */
    public boolean addUp() {
        return arrived == played + duplicates + late + refused + overflowed + flushed + waiting;
    }
}
