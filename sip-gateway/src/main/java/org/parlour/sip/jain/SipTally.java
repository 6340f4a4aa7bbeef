package org.parlour.sip.jain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.parlour.sip.dialog.SipMethod;

/** {@link SipCounters} while they run: written by every thread of the stack. */
final class SipTally {
    private static final Set<SipMethod.Known> TOLD_APART = EnumSet.of(
            SipMethod.Known.INVITE,
            SipMethod.Known.ACK,
            SipMethod.Known.BYE,
            SipMethod.Known.CANCEL,
            SipMethod.Known.INFO,
            SipMethod.Known.OPTIONS);

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

    SipTally(IntSupplier live, IntSupplier connections) {
        this.live = live;
        this.connections = connections;
        for (SipMethod.Known known : SipMethod.Known.values()) {
            requests.put(known, new LongAdder());
        }
    }

    LongAdder requestsOf(SipMethod method) {
        return method instanceof SipMethod.Known known ? requests.getOrDefault(known, otherRequests) : otherRequests;
    }

    int connections() {
        return connections.getAsInt();
    }

    SipCounters read() {
        return new SipCounters(
                of(SipMethod.Known.INVITE),
                of(SipMethod.Known.ACK),
                of(SipMethod.Known.BYE),
                of(SipMethod.Known.CANCEL),
                of(SipMethod.Known.INFO),
                of(SipMethod.Known.OPTIONS),
                requests.entrySet().stream()
                                .filter(each -> !TOLD_APART.contains(each.getKey()))
                                .mapToLong(each -> each.getValue().sum())
                                .sum()
                        + otherRequests.sum(),
                responses.sum(),
                sentRequests.sum(),
                sentResponses.sum(),
                unknownSources.sum(),
                garbage.sum(),
                keepAlives.sum(),
                parseFailures.sum(),
                badRequests.sum(),
                lateRepeats.sum(),
                overloads.sum(),
                connectionsRefused.sum(),
                unsent.sum(),
                unanswerable.sum(),
                bugs.sum(),
                live.getAsInt(),
                connections.getAsInt());
    }

    private long of(SipMethod method) {
        return requestsOf(method).sum();
    }
}
