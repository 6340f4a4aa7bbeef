package org.parlour.sip.reach;

/**
 * What it takes to be reachable.
 *
 * @param registers REGISTERs sent, repeats of a transaction not counted
 * @param kept that were accepted
 * @param failed rounds in vain: no server of the provider took it
 * @param refusedProofs of these, for a wrong password or realm
 * @param failovers the next server was asked
 * @param probes OPTIONS sent
 * @param missedProbes without an answer, or with one that says "out of order"
 * @param keepAlives empty lines sent
 * @param unsentKeepAlives there was no connection or socket to send them by
 * @param refusedMessages came to a trunk whose mailbox was full, or that had ended
 * @param brokenTrunks ended by a bug
 * @param registeredNow registrations that a provider keeps
 * @param unregisteredNow registrations that are wanted and not kept
 * @param peersUpNow peers that answer
 * @param peersDownNow peers that do not
 */
public record ReachCounters(
        long registers,
        long kept,
        long failed,
        long refusedProofs,
        long failovers,
        long probes,
        long missedProbes,
        long keepAlives,
        long unsentKeepAlives,
        long refusedMessages,
        long brokenTrunks,
        long registeredNow,
        long unregisteredNow,
        long peersUpNow,
        long peersDownNow) {}
