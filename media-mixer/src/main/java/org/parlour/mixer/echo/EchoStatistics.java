package org.parlour.mixer.echo;

/**
 * A line's echo, and what became of it.
 *
 * @param delayMillis how late it comes back; -1 where there is none
 * @param returnLossDecibels how much softer it comes back than it was played (ITU-T G.168: ERL)
 * @param enhancementDecibels how much softer it is then made, while the caller is silent (ERLE, with suppression)
 * @param filterDecibels how much of that the filter does alone
 * @param blocks of 10 ms in which anything was played that could come back
 * @param blocksSuppressed of those, the ones that were turned down by more than half beyond the filter
 * @param delayChanges how often it was found, lost, or found elsewhere
 * @param adoptions how often the way of the echo was learnt anew
 * @param forgotten how often what was learnt was given up, because it made things louder
 */
public record EchoStatistics(
        EchoState state,
        int delayMillis,
        float returnLossDecibels,
        float enhancementDecibels,
        float filterDecibels,
        long blocks,
        long blocksSuppressed,
        long delayChanges,
        long adoptions,
        long forgotten) {
    private static final float CONVERGED_DECIBELS = 6;

    /** Whether the filter has learnt the way of the echo. */
    public boolean converged() {
        return filterDecibels > CONVERGED_DECIBELS;
    }
}
