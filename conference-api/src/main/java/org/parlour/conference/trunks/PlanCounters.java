package org.parlour.conference.trunks;

/**
 * Dial plans, since the start.
 *
 * @param adopted revisions that came
 * @param refused times that files, or what came over the API, did not check
 * @param late changes over the API whose admin had not seen what held by then
 * @param unwritten times that a revision could not be written into its files
 * @param revisionNow what calls are decided by; 0 is the built-in plan
 * @param folderRefusedNow 1 while the files say something that is not taken
 * @param folderBehindNow 1 while a revision waits for being written into its files
 */
public record PlanCounters(
        long adopted,
        long refused,
        long late,
        long unwritten,
        long revisionNow,
        long folderRefusedNow,
        long folderBehindNow) {}
