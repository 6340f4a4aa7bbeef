package org.parlour.sip.jain;

/**
 * The bounds of the stack.
 *
 * @param stackName tells stacks of one program apart
 * @param longestMessageBytes of a datagram, or of a message on a connection, of which half may be header
 * @param mostQueuedDatagrams read and not yet parsed; more are dropped
 * @param mostTransactions of theirs that are remembered; beyond, 503
 * @param mostConnections open at once; more are closed at once
 */
public record SipSettings(
        String stackName, int longestMessageBytes, int mostQueuedDatagrams, int mostTransactions, int mostConnections) {
    public static SipSettings named(String stackName) {
        return new SipSettings(stackName, 16_384, 4_096, 100_000, 1_024);
    }
}
