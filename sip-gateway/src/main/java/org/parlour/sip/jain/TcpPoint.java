package org.parlour.sip.jain;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.TCPMessageProcessor;
import java.net.InetAddress;

/** The stack's listening point for connections, which can be stopped while they end by themselves. */
final class TcpPoint extends TCPMessageProcessor {
    private static final int MOST_TRIES = 100;

    private final SipTally counters;

    TcpPoint(InetAddress address, SIPTransactionStack stack, int port, SipTally counters) {
        super(address, stack, port);
        this.counters = counters;
    }

    /** Where a connection is closed by its reader at the same moment, the stack meets a null and leaves the others open. */
    @Override
    public synchronized void stop() {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (stopped()) {
                return;
            }
        }
        counters.bugs.increment();
    }

    private boolean stopped() {
        try {
            super.stop();
            return true;
        } catch (NullPointerException race) {
            return false;
        }
    }
}
