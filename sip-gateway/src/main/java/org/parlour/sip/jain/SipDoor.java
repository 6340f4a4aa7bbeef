package org.parlour.sip.jain;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.message.Request;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.trunk.Sources;

/**
 * Where SIP comes in and goes out: messages, transactions, transports. It has no dialogs and takes no decision; what it
 * hears it tells {@link SipEars}, and does what it is told. Every method may be called by every thread, and may wait
 * while a TCP connection is opened.
 */
public final class SipDoor implements AutoCloseable {
    private static final String COOKIE = "z9hG4bK";
    private static final int BRANCH_BYTES = 12;

    private final SipTally counters;
    private final Connections connections;
    private final Transactions theirs;
    private final OurTransactions ours = new OurTransactions();
    private final Stack stack;
    private final ListeningPoints points;
    private final SipEars ears;
    private final SecureRandom chance = new SecureRandom();
    private final AtomicBoolean closed = new AtomicBoolean();

    private SipDoor(SipSettings settings, Sources sources, SipEars ears) throws IOException {
        this.ears = ears;
        this.connections = new Connections(settings.mostConnections());
        this.theirs = new Transactions(settings.mostTransactions());
        this.counters = new SipTally(() -> theirs.size(System.nanoTime()), connections::size);
        Gate gate = new Gate(settings, sources, counters);
        GatedNetwork network = new GatedNetwork(gate, connections);
        try {
            this.stack = new Stack(gate, network);
        } catch (PeerUnavailableException refused) {
            throw new IOException("the SIP stack does not start", refused);
        }
        this.points = new ListeningPoints(stack, network, connections, new Ear(gate, theirs, ours, ears));
    }

    /** A stack that has said and heard a call to itself, so that the first caller does not wait for classes to load. */
    public static SipDoor open(SipSettings settings, Sources sources, SipEars ears) throws IOException {
        Rehearsal.play(settings);
        return unrehearsed(settings, sources, ears);
    }

    static SipDoor unrehearsed(SipSettings settings, Sources sources, SipEars ears) throws IOException {
        return new SipDoor(settings, sources, ears);
    }

    /**
     * Listens for datagrams and connections at an address of this machine, never at all of them at once: answers would
     * leave by another one.
     *
     * @param local port 0 asks for one that is free
     * @return the address with its port
     */
    public InetSocketAddress listen(InetSocketAddress local) throws IOException {
        if (local.getAddress() == null || local.getAddress().isAnyLocalAddress()) {
            throw new IOException("SIP listens at single addresses");
        }
        return points.open(local);
    }

    /** Stops listening there and closes its connections. What is under way there is not answered any more. */
    public void silence(InetSocketAddress local) {
        points.close(local);
    }

    public List<InetSocketAddress> listening() {
        return points.hearing();
    }

    /** Through the transaction of this branch and the method that the response names. */
    public void respond(Branch branch, SipResponse response) {
        Heard heard = theirs.find(name(branch, response));
        SIPRequest request = heard == null ? null : heard.request();
        if (heard == null || request == null) {
            counters.unanswerable.increment();
            return;
        }
        try {
            SIPResponse message = ToJain.response(request, response);
            boolean accepts = response.isSuccess() && response.method() == SipMethod.Known.INVITE;
            if (accepts) {
                // Before it is sent: the ACK may be here before this method returns.
                heard.accept((SIPResponse) message.clone());
                theirs.keep(heard, System.nanoTime());
            } else if (response.isFinal()) {
                theirs.forget(heard);
            }
            heard.transaction.sendResponse(message);
            counters.sentResponses.increment();
        } catch (SipException | InvalidArgumentException | ParseException | RuntimeException gone) {
            counters.unsent.increment();
        }
    }

    /** The 2xx to an INVITE once more, past its transaction, which has ended. */
    public void respondAgain(Branch branch, SipResponse response) {
        Heard heard = theirs.find(name(branch, response));
        SIPResponse accepted = heard == null ? null : heard.accepted();
        if (heard == null || accepted == null) {
            counters.unanswerable.increment();
            return;
        }
        try {
            heard.provider.sendResponse((SIPResponse) accepted.clone());
            counters.sentResponses.increment();
        } catch (SipException | RuntimeException gone) {
            counters.unsent.increment();
        }
    }

    /** An INVITE gets no answer: it is the repeat of one that was answered. */
    public void absorb(Branch branch) {
        Heard heard = theirs.find(new Heard.Name(branch, Request.INVITE));
        if (heard != null && heard.accepted() == null) {
            counters.lateRepeats.increment();
            theirs.forget(heard);
            try {
                heard.transaction.terminate();
            } catch (ObjectInUseException | RuntimeException gone) {
                counters.unsent.increment();
            }
        }
    }

    private static Heard.Name name(Branch branch, SipResponse response) {
        return new Heard.Name(branch, response.method().name());
    }

    /**
     * In a new transaction; a CANCEL along with the INVITE that bears its number.
     *
     * @param way how the call came: by the same listening point its requests leave
     */
    public void send(SipRequest request, Source way) {
        try {
            if (request.method() == SipMethod.Known.CANCEL) {
                cancel(request, provider(way));
            } else {
                start(request, way, provider(way));
            }
            counters.sentRequests.increment();
        } catch (SipException | ParseException | RuntimeException failed) {
            counters.unsent.increment();
            ears.notSent(request.callId(), request.cseq());
        }
    }

    private void start(SipRequest request, Source way, SipProviderImpl provider) throws SipException, ParseException {
        Routed routed = routed(request, way);
        ClientTransaction transaction = provider.getNewClientTransaction(routed.message);
        ours.remember(new Asked(request.callId(), request.cseq()), transaction, routed.hop);
        try {
            transaction.sendRequest();
        } catch (SipException | RuntimeException failed) {
            ours.forget(transaction);
            throw failed;
        }
    }

    /** RFC 3261 section 9.1. */
    private void cancel(SipRequest cancel, SipProviderImpl provider) throws SipException, ParseException {
        CSeq invited = new CSeq(cancel.cseq().number(), SipMethod.Known.INVITE);
        OurTransactions.Invite invite = ours.invite(new Asked(cancel.callId(), invited));
        if (invite == null || !(invite.transaction().createCancel() instanceof SIPRequest message)) {
            throw new SipException("there is nothing to cancel");
        }
        ToJain.add(message, cancel.fields().list());
        message.setApplicationData(invite.hop());
        ClientTransaction transaction = provider.getNewClientTransaction(message);
        ours.remember(new Asked(cancel.callId(), cancel.cseq()), transaction, invite.hop());
        transaction.sendRequest();
    }

    /** Without a transaction. */
    public void sendAck(SipRequest ack, Source way) {
        try {
            provider(way).sendRequest(routed(ack, way).message);
            counters.sentRequests.increment();
        } catch (SipException | ParseException | RuntimeException failed) {
            counters.unsent.increment();
        }
    }

    /**
     * Empty lines to the peer, so that a NAT on the way keeps its door open.
     *
     * @return whether they left; no connection is opened for them
     */
    public boolean keepAlive(Source way) {
        try {
            if (way.transport() == Transport.TCP) {
                return EmptyLines.send(connections, way.peer());
            }
            DatagramSocket datagrams = points.datagramsAt(way.local());
            if (datagrams == null) {
                return false;
            }
            EmptyLines.send(datagrams, way.peer());
            return true;
        } catch (IOException gone) {
            counters.unsent.increment();
            return false;
        }
    }

    private SipProviderImpl provider(Source way) throws SipException {
        SipProviderImpl provider = points.at(way.local());
        if (provider == null) {
            throw new SipException("nobody listens there any more");
        }
        return provider;
    }

    private record Routed(SIPRequest message, Hop hop) {}

    private Routed routed(SipRequest request, Source way) throws ParseException {
        SIPRequest message = ToJain.request(request, way, branch());
        Hop hop = NextHop.of(message, way, connections);
        Via via = message.getTopmostVia();
        via.setTransport(hop.getTransport().toUpperCase(Locale.ROOT));
        message.setApplicationData(hop);
        return new Routed(message, hop);
    }

    private String branch() {
        byte[] bytes = new byte[BRANCH_BYTES];
        chance.nextBytes(bytes);
        return COOKIE + HexFormat.of().formatHex(bytes);
    }

    /** As the stack does by itself some seconds after each answer. */
    void forgetTransactions() {
        stack.forgetTransactions();
    }

    public SipCounters counters() {
        return counters.read();
    }

    /** Closes all sockets and ends all threads. What is under way is not answered any more. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        points.all().forEach(points::close);
        // The stack sleeps a second at its end, for work that we do not wait for.
        boolean interrupted = Thread.interrupted();
        Thread.currentThread().interrupt();
        try {
            stack.stop();
        } finally {
            Thread.interrupted();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        connections.close(socket -> true);
    }
}
