package org.parlour.sip.jain;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.wire.call.TrunkName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the stack tells, turned into records and told on. Runs on the stack's threads and stays there for nothing else. */
final class Ear implements SipListener {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
    // The first few say it; a peer that finds a bug shall not fill a disk with it.
    private static final int MOST_LOGGED = 10;

    private final Gate gate;
    private final SipTally counters;
    private final Transactions theirs;
    private final OurTransactions ours;
    private final SipEars ears;
    private final AtomicInteger logged = new AtomicInteger();

    Ear(Gate gate, Transactions theirs, OurTransactions ours, SipEars ears) {
        this.gate = gate;
        this.counters = gate.counters;
        this.theirs = theirs;
        this.ours = ours;
        this.ears = ears;
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            if (event.getRequest() instanceof SIPRequest request
                    && event.getSource() instanceof SipProviderImpl provider) {
                Source source = source(request).orElse(null);
                if (source != null) {
                    hear(request, provider, source, event.getServerTransaction());
                }
            }
        } catch (RuntimeException | Error bug) {
            bug(bug);
        }
    }

    private void hear(SIPRequest request, SipProviderImpl provider, Source source, @Nullable ServerTransaction known) {
        answerToSender(request, source);
        counters.requestsOf(SipMethod.of(request.getMethod())).increment();
        Heard.Name name = new Heard.Name(FromJain.branch(request), request.getMethod());
        if (request.getMethod().equals("ACK")) {
            ears.requested(name.branch(), FromJain.request(request, source.local()), source);
        } else if (theirs.isAccepted(name)) {
            // The stack has forgotten the transaction; whoever sends this missed our 2xx, which is being said again.
            counters.lateRepeats.increment();
        } else if (!theirs.hasRoom(System.nanoTime())) {
            counters.overloads.increment();
            refuse(provider, request, 503, "Service Unavailable");
        } else {
            open(request, provider, known).ifPresent(transaction -> {
                Heard heard = new Heard(name, provider, transaction, request);
                theirs.remember(heard);
                transaction.setApplicationData(heard);
                tell(heard, request, source);
            });
        }
    }

    private Optional<ServerTransaction> open(
            SIPRequest request, SipProviderImpl provider, @Nullable ServerTransaction known) {
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(provider.getNewServerTransaction(request));
        } catch (TransactionAlreadyExistsException repeat) {
            return Optional.empty();
        } catch (SipException unavailable) {
            counters.badRequests.increment();
            refuse(provider, request, 400, "Bad Request");
            return Optional.empty();
        }
    }

    private void tell(Heard heard, SIPRequest request, Source source) {
        SipRequest read;
        try {
            read = FromJain.request(request, source.local());
        } catch (RuntimeException senseless) {
            counters.badRequests.increment();
            answer(heard, request, 400, "Bad Request");
            return;
        }
        try {
            if (read.method() == SipMethod.Known.INVITE) {
                // RFC 3261 section 17.2.1 wants it within 200 ms; who dials wants to know now that we are here.
                heard.transaction.sendResponse(request.createResponse(100));
            }
            ears.requested(heard.name.branch(), read, source);
        } catch (SipException | InvalidArgumentException gone) {
            counters.unsent.increment();
            theirs.forget(heard);
        } catch (RuntimeException | Error bug) {
            bug(bug);
            answer(heard, request, 500, "Server Internal Error");
        }
    }

    private void answer(Heard heard, SIPRequest request, int status, String reason) {
        try {
            heard.transaction.sendResponse(request.createResponse(status, reason));
        } catch (SipException | InvalidArgumentException | RuntimeException gone) {
            counters.unsent.increment();
        } finally {
            theirs.forget(heard);
        }
    }

    private void refuse(SipProviderImpl provider, SIPRequest request, int status, String reason) {
        try {
            SIPResponse refusal = request.createResponse(status, reason);
            if (refusal.getToTag() == null) {
                refusal.setToTag("refused");
            }
            provider.sendResponse(refusal);
        } catch (SipException | RuntimeException gone) {
            counters.unsent.increment();
        }
    }

    /** Who is not claimed any more has been let in by an older answer, or for the sake of a call that goes on. */
    private Optional<Source> source(SIPRequest request) {
        InetAddress peer = request.getPeerPacketSourceAddress();
        if (peer == null || !(request.getMessageChannel() instanceof MessageChannel channel)) {
            return Optional.empty();
        }
        String user = request.getRequestURI() instanceof SipUri uri && uri.getUser() != null ? uri.getUser() : "";
        Optional<TrunkName> byContact = gate.trunkOfContact(user);
        Optional<TrunkName> trunk =
                byContact.or(() -> isWithinCall(request) ? gate.trunkWithinCalls(peer) : gate.trunkOf(peer));
        if (trunk.isEmpty()) {
            counters.unknownSources.increment();
        }
        return trunk.map(name -> new Source(
                new InetSocketAddress(peer, request.getPeerPacketSourcePort()),
                new InetSocketAddress(request.getLocalAddress(), request.getLocalPort()),
                channel.isReliable() ? Transport.TCP : Transport.UDP,
                name,
                byContact.isPresent() ? user : ""));
    }

    /** Whether it says that there is a call: one that begins has no tag of ours yet (RFC 3261 section 8.1.1.2). */
    private static boolean isWithinCall(SIPRequest request) {
        return request.getToTag() != null
                || request.getMethod().equals(Request.ACK)
                || request.getMethod().equals(Request.CANCEL);
    }

    /** A Via may ask for answers to be sent elsewhere. That is how others are flooded; here they go back. */
    private static void answerToSender(SIPRequest request, Source source) {
        Via via = request.getTopmostVia();
        via.removeParameter("maddr");
        if (via.getReceived() != null) {
            try {
                via.setReceived(Wording.literal(source.peer().getAddress()));
            } catch (ParseException impossible) {
                throw new IllegalStateException("an address is an address", impossible);
            }
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        try {
            if (event.getResponse() instanceof SIPResponse response) {
                counters.responses.increment();
                ClientTransaction transaction = event.getClientTransaction();
                if (transaction != null && response.getStatusCode() >= 200) {
                    ours.forget(transaction);
                }
                ears.responded(FromJain.response(response));
            }
        } catch (IllegalArgumentException senseless) {
            counters.parseFailures.increment();
        } catch (RuntimeException | Error bug) {
            bug(bug);
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        try {
            ClientTransaction transaction = event.isServerTransaction() ? null : event.getClientTransaction();
            if (transaction != null && transaction.getApplicationData() instanceof Asked asked) {
                ours.forget(transaction);
                ears.timedOut(asked.sipCallId(), asked.cseq());
            }
        } catch (RuntimeException | Error bug) {
            bug(bug);
        }
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        if (!event.isServerTransaction()) {
            ours.forget(event.getClientTransaction());
        } else if (event.getServerTransaction().getApplicationData() instanceof Heard heard
                && heard.accepted() == null) {
            theirs.forget(heard);
        }
    }

    /** Nobody is told: the transaction that it happened to ends by a timer or has thrown already. */
    @Override
    public void processIOException(IOExceptionEvent event) {
        counters.unsent.increment();
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        counters.bugs.increment();
    }

    private void bug(Throwable bug) {
        counters.bugs.increment();
        if (logged.incrementAndGet() <= MOST_LOGGED) {
            LOG.error("A message found a bug", bug);
        }
    }
}
