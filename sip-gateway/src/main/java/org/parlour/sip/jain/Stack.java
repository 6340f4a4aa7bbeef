package org.parlour.sip.jain;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.OIOMessageProcessorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EventObject;
import java.util.List;
import java.util.Properties;
import javax.sip.PeerUnavailableException;

/** The stack as this house sets it: transactions, no dialogs, one reading thread per listening point. */
final class Stack extends SipStackImpl {
    Stack(Gate gate, GatedNetwork network) throws PeerUnavailableException, IOException {
        super(properties(gate.settings));
        this.networkLayer = network;
        setRouter(new GivenHop());
        setMessageParserFactory(new WaryParser.Factory(gate.counters));
        sendDatagramsByTheirPoint(network);
        setMessageProcessorFactory(new PointFactory(gate));
    }

    private static Properties properties(SipSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", settings.stackName());
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        properties.setProperty("javax.sip.USE_ROUTER_FOR_ALL_URIS", "true");
        set(properties, "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        set(properties, "STACK_LOGGER", QuietStackLogger.class.getName());
        set(properties, "SERVER_LOGGER", QuietServerLogger.class.getName());
        set(properties, "REENTRANT_LISTENER", "true");
        // Four threads brought 90 of 600 messages of a dialog out of order, one none, and it is no slower.
        set(properties, "THREAD_POOL_SIZE", "1");
        set(properties, "THREAD_PRIORITY", Integer.toString(Thread.NORM_PRIORITY));
        set(properties, "CONGESTION_CONTROL_TIMEOUT", "0");
        set(properties, "MAX_MESSAGE_SIZE", Integer.toString(settings.longestMessageBytes()));
        set(properties, "MAX_SERVER_TRANSACTIONS", Integer.toString(settings.mostTransactions()));
        set(properties, "AGGRESSIVE_CLEANUP", "true");
        set(properties, "RELEASE_REFERENCES_STRATEGY", "Normal");
        set(properties, "DELIVER_UNSOLICITED_NOTIFY", "true");
        // With the system's own buffers a burst of calls overflows; it gives less where it is told to.
        set(properties, "RECEIVE_UDP_BUFFER_SIZE", "8388608");
        set(properties, "SEND_UDP_BUFFER_SIZE", "8388608");
        return properties;
    }

    private static void set(Properties properties, String name, String value) {
        properties.setProperty("gov.nist.javax.sip." + name, value);
    }

    /**
     * The stack sends datagrams from the socket that they are answered at, but only if its own factory has made a point
     * for datagrams before. It makes one, and nobody ever listens there.
     */
    private void sendDatagramsByTheirPoint(GatedNetwork network) throws IOException {
        GatedDatagramSocket socket =
                network.prepareDatagrams(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        new OIOMessageProcessorFactory()
                .createMessageProcessor(this, socket.getLocalAddress(), socket.getLocalPort(), "udp");
        socket.close();
    }

    /** The stack leaves a thread behind that waits for ever for events it will not get: one that means nothing wakes it. */
    @Override
    public void stop() {
        EventScanner waiting = getEventScanner();
        super.stop();
        if (waiting != null) {
            waiting.addEvent(new EventWrapper(new EventObject("the end"), null));
        }
    }

    /** Of theirs. */
    void forgetTransactions() {
        List.copyOf(serverTransactionTable.values()).forEach(this::removeTransaction);
    }
}
