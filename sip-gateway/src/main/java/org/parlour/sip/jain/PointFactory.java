package org.parlour.sip.jain;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;

/** Makes listening points that have what the stack's own lack. */
final class PointFactory implements MessageProcessorFactory {
    private final Gate gate;

    PointFactory(Gate gate) {
        this.gate = gate;
    }

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport) throws IOException {
        if (Transport.UDP.is(transport)) {
            return new UdpPoint(address, stack, port, gate);
        }
        if (Transport.TCP.is(transport)) {
            return new TcpPoint(address, stack, port, gate.counters);
        }
        throw new IOException("no " + transport + " is spoken here");
    }
}
