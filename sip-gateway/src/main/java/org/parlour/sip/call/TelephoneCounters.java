package org.parlour.sip.call;

/**
 * What the telephone counts of its calls.
 *
 * @param refusedBusy for want of a lane or a port
 * @param unknownNumbers calls that were answered 404
 * @param refusedByPlan calls that the dial plan did not take
 * @param strangers calls whose trunk went while they were on their way: they hear nothing
 * @param answeredWithoutCall requests that were no call's
 * @param broken calls that a bug of ours ended
 * @param lost calls that broke off without a goodbye
 * @param callsNow also those that are over but for the last messages about them
 */
public record TelephoneCounters(
        long begun,
        long refusedBusy,
        long unknownNumbers,
        long refusedByPlan,
        long strangers,
        long answeredWithoutCall,
        long broken,
        long lost,
        long callsNow) {}
