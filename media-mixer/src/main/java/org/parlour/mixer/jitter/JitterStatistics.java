package org.parlour.mixer.jitter;

/**
 * What has become of one phone's packets: those that arrived are played, dropped for one of the
 * reasons named here, or waiting. Ticks are of 8 kHz.
 *
 * @param late dropped, because their place was played over
 * @param refused dropped, because they were empty, too long, or far from all others
 * @param overflowed dropped, because more waited than the bound, or than was needed when somebody began to listen
 * @param flushed dropped, because the sender began anew
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
        long concealedTicks,
        long shrunkTicks,
        long stretchedTicks) {
    /** Nothing is lost from sight: every packet has met one fate. */
    public boolean addUp() {
        return arrived == played + duplicates + late + refused + overflowed + flushed + waiting;
    }
}
