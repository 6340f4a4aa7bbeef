package org.parlour.sip.jain;

/**
 * What came, what went and what was dropped. Requests are counted without the repeats that transactions absorb.
 *
 * @param unknownSources datagrams and connections of addresses that no trunk claims: dropped before they were parsed
 * @param garbage what cannot be SIP at all, or is none that a connection can go on after
 * @param keepAlives empty lines that keep a NAT's door open
 * @param parseFailures what looked like SIP and could not be read
 * @param badRequests requests that were read and made no sense: 400
 * @param lateRepeats INVITEs that came again after their transaction had ended
 * @param overloads datagrams dropped because too many waited, and requests refused with 503 because too many are open
 * @param unsent requests and responses of ours that could not be sent
 * @param unanswerable responses of ours whose request is not known any more
 * @param bugs exceptions where none should be
 * @param transactionsNow transactions of theirs that are remembered
 */
public record SipCounters(
        long invites,
        long acks,
        long byes,
        long cancels,
        long infos,
        long options,
        long otherRequests,
        long responses,
        long sentRequests,
        long sentResponses,
        long unknownSources,
        long garbage,
        long keepAlives,
        long parseFailures,
        long badRequests,
        long lateRepeats,
        long overloads,
        long connectionsRefused,
        long unsent,
        long unanswerable,
        long bugs,
        long transactionsNow,
        long connectionsNow) {}
