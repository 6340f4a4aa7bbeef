package org.parlour.sip.call;

/**
 * What the telephone counts of its calls.
 *
 * @param refusedBusy for want of a lane or a port
 * @param unknownNumbers calls to numbers that nobody has
 * @param answeredWithoutCall requests that were no call's
 * @param broken calls that a bug of ours ended
 * @param lost calls that broke off without a goodbye
 * @param callsNow also those that are over but for the last messages about them
 */
public record TelephoneCounters(
        long begun,
        long refusedBusy,
        long unknownNumbers,
        long answeredWithoutCall,
        long broken,
        long lost,
        long callsNow) {}
