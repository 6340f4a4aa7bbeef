package org.parlour.sip.jain;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.LinkedBlockingQueue;

/** The stack's listening point for datagrams, with a bound to what waits for its parser: the newest are dropped. */
final class UdpPoint extends UDPMessageProcessor {
    UdpPoint(InetAddress address, SIPTransactionStack stack, int port, Gate gate) throws IOException {
        super(address, stack, port);
        this.messageQueue = new Waiting(gate);
    }

    @Override
    public void start() throws IOException {
        super.start();
        if (sock instanceof GatedDatagramSocket socket) {
            socket.awaitReader();
        }
    }

    private static final class Waiting extends LinkedBlockingQueue<DatagramQueuedMessageDispatch> {
        private final transient Gate gate;

        Waiting(Gate gate) {
            super(gate.settings.mostQueuedDatagrams());
            this.gate = gate;
        }

        @Override
        public boolean offer(DatagramQueuedMessageDispatch datagram) {
            boolean taken = super.offer(datagram);
            if (!taken) {
                gate.counters.overloads.increment();
            }
            return taken;
        }
    }
}
