package org.parlour.sfu.loop;

import java.util.concurrent.atomic.AtomicLong;

/** The counters while they run: written by the loop alone, save where a method says otherwise, and read by anybody. */
final class LoopTally {
    private static final long LATE_NANOS = 5_000_000L;

    private final AtomicLong lateTimers = new AtomicLong();
    private final AtomicLong longestLateNanos = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong refusedTasks = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong oversized = new AtomicLong();
    private final AtomicLong overrun = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong sendsRefused = new AtomicLong();
    private final AtomicLong socketFailures = new AtomicLong();
    private final AtomicLong ports = new AtomicLong();
    private final AtomicLong moves = new AtomicLong();
    private final AtomicLong connectionsNow = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong connectionsRefused = new AtomicLong();
    private final AtomicLong connectionsSilent = new AtomicLong();
    private final AtomicLong connectionsBroken = new AtomicLong();
    private final AtomicLong framesReceived = new AtomicLong();
    private final AtomicLong framesSent = new AtomicLong();
    private final AtomicLong framesDropped = new AtomicLong();

    void timerRan(long lateNanos) {
        if (lateNanos > LATE_NANOS) {
            add(lateTimers);
        }
        if (lateNanos > longestLateNanos.getPlain()) {
            longestLateNanos.setRelease(lateNanos);
        }
    }

    void failure() {
        add(failures);
    }

    /** From any thread. */
    void refusedTask() {
        refusedTasks.incrementAndGet();
    }

    void received() {
        add(received);
    }

    void oversized() {
        add(oversized);
    }

    void overrun(long datagrams) {
        overrun.setRelease(overrun.getPlain() + datagrams);
    }

    void sent() {
        add(sent);
    }

    void sendRefused() {
        add(sendsRefused);
    }

    void socketFailure() {
        add(socketFailures);
    }

    /** From any thread: a port is bound by whoever needs it. */
    void portCame() {
        ports.incrementAndGet();
    }

    /** From any thread. */
    void portLeft() {
        ports.decrementAndGet();
    }

    void moved() {
        add(moves);
    }

    void connectionCame() {
        add(connections);
        add(connectionsNow);
    }

    void connectionLeft() {
        connectionsNow.setRelease(connectionsNow.getPlain() - 1);
    }

    void connectionRefused() {
        add(connectionsRefused);
    }

    void connectionSilent() {
        add(connectionsSilent);
    }

    void connectionBroken() {
        add(connectionsBroken);
    }

    void frameReceived() {
        add(framesReceived);
    }

    void frameSent() {
        add(framesSent);
    }

    void frameDropped() {
        add(framesDropped);
    }

    /** One writer, so no locked instruction is needed. */
    private static void add(AtomicLong counter) {
        counter.setRelease(counter.getPlain() + 1);
    }

    LoopCounters read() {
        return new LoopCounters(
                lateTimers.get(),
                longestLateNanos.get(),
                failures.get(),
                refusedTasks.get(),
                received.get(),
                oversized.get(),
                overrun.get(),
                sent.get(),
                sendsRefused.get(),
                socketFailures.get(),
                ports.get(),
                moves.get(),
                connectionsNow.get(),
                connections.get(),
                connectionsRefused.get(),
                connectionsSilent.get(),
                connectionsBroken.get(),
                framesReceived.get(),
                framesSent.get(),
                framesDropped.get());
    }
}
