package org.parlour.sip.jain;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.parlour.sip.dialog.SipMethod;

/** What came, what went and what was dropped. */
public final class SipCounters {
    final LongAdder otherRequests = new LongAdder();
    final LongAdder responses = new LongAdder();
    final LongAdder sentRequests = new LongAdder();
    final LongAdder sentResponses = new LongAdder();
    final LongAdder unknownSources = new LongAdder();
    final LongAdder garbage = new LongAdder();
    final LongAdder keepAlives = new LongAdder();
    final LongAdder parseFailures = new LongAdder();
    final LongAdder badRequests = new LongAdder();
    final LongAdder lateRepeats = new LongAdder();
    final LongAdder overloads = new LongAdder();
    final LongAdder connectionsRefused = new LongAdder();
    final LongAdder unsent = new LongAdder();
    final LongAdder unanswerable = new LongAdder();
    final LongAdder bugs = new LongAdder();

    private final Map<SipMethod.Known, LongAdder> requests = new EnumMap<>(SipMethod.Known.class);
    private final IntSupplier live;
    private final IntSupplier connections;

    SipCounters(IntSupplier live, IntSupplier connections) {
        this.live = live;
        this.connections = connections;
        for (SipMethod.Known known : SipMethod.Known.values()) {
            requests.put(known, new LongAdder());
        }
    }

    LongAdder requestsOf(SipMethod method) {
        return method instanceof SipMethod.Known known ? requests.getOrDefault(known, otherRequests) : otherRequests;
    }

    /** Requests of theirs, without the repeats that transactions absorb. */
    public long requests(SipMethod method) {
        return requestsOf(method).sum();
    }

    public long responses() {
        return responses.sum();
    }

    public long sentRequests() {
        return sentRequests.sum();
    }

    public long sentResponses() {
        return sentResponses.sum();
    }

    /** Datagrams and connections of addresses that no trunk claims: dropped before they were parsed. */
    public long unknownSources() {
        return unknownSources.sum();
    }

    /** What cannot be SIP at all, or is none that a connection can go on after. */
    public long garbage() {
        return garbage.sum();
    }

    /** Empty lines that keep a NAT's door open. */
    public long keepAlives() {
        return keepAlives.sum();
    }

    /** What looked like SIP and could not be read. */
    public long parseFailures() {
        return parseFailures.sum();
    }

    /** Requests that were read and made no sense: 400. */
    public long badRequests() {
        return badRequests.sum();
    }

    /** INVITEs that came again after their transaction had ended. */
    public long lateRepeats() {
        return lateRepeats.sum();
    }

    /** Datagrams dropped because too many waited, and requests refused with 503 because too many are open. */
    public long overloads() {
        return overloads.sum();
    }

    public long connectionsRefused() {
        return connectionsRefused.sum();
    }

    /** Requests and responses of ours that could not be sent. */
    public long unsent() {
        return unsent.sum();
    }

    /** Responses of ours whose request is not known any more. */
    public long unanswerable() {
        return unanswerable.sum();
    }

    /** Exceptions where none should be. */
    public long bugs() {
        return bugs.sum();
    }

    /** Transactions of theirs that are remembered. */
    public int transactions() {
        return live.getAsInt();
    }

    public int connections() {
        return connections.getAsInt();
    }
}
