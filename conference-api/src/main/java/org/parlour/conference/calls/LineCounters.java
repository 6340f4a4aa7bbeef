package org.parlour.conference.calls;

/**
 * How the lines of telephones were when their calls ended, by direction, and how they are. Good, fair and poor as G.107 rates
 * them: from 4.03 on people are satisfied, below 3.60 many are not.
 *
 * @param uplinksGood calls whose voice reached us well
 * @param downlinksGood calls whose phone said that our voice reached it well
 * @param endedSilent calls that ended while nothing came from the phone: one-way, or a line that died
 * @param endedDeaf calls that ended while their phone said that nothing of ours reached it
 * @param silentNow phones in calls from which nothing comes though it should
 * @param deafNow phones in calls which say that nothing of ours reaches them
 * @param poorNow phones in calls one of whose directions is poor
 */
public record LineCounters(
        long uplinksGood,
        long uplinksFair,
        long uplinksPoor,
        long downlinksGood,
        long downlinksFair,
        long downlinksPoor,
        long endedSilent,
        long endedDeaf,
        long silentNow,
        long deafNow,
        long poorNow) {}
