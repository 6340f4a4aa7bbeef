package org.parlour.mixer.jitter;

/** What has become of the packets, counted where it happens. */
final class Tally {
    long arrived;
    long played;
    long duplicates;
    long late;
    long refused;
    long overflowed;
    long flushed;
    long restarts;
    long concealedTicks;
    long repairedTicks;
    long pausedTicks;
    long shrunkTicks;
    long stretchedTicks;

    JitterStatistics snapshot(int waiting, PacketSound sound) {
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
                sound.garbled(),
                sound.undecoded(),
                concealedTicks,
                repairedTicks,
                pausedTicks,
                shrunkTicks,
                stretchedTicks);
    }
}
