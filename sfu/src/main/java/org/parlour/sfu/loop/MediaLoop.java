package org.parlour.sfu.loop;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.netty.NettyLoop;

/**
 * One thread on which rooms and legs live. What they do there they do without a lock, and never
 * wait.
 */
public final class MediaLoop {
    // So many waiting tasks mean that the loop is stuck; to remember more would not help.
    private static final int MOST_WAITING_TASKS = 65_536;

    private final int number;
    private final NettyLoop netty;
    private final LoopTally tally = new LoopTally();
    private final FailureLog failureLog;
    private final AtomicInteger legs = new AtomicInteger();
    private final AtomicInteger waitingTasks = new AtomicInteger();
    private @Nullable PatientPorts patient;
    private int connections;

    MediaLoop(int number, NettyLoop netty) {
        this.number = number;
        this.netty = netty;
        this.failureLog = new FailureLog(toString());
    }

    /** Before anybody sees it. */
    void begin() {
        patient = netty.isNative() ? PatientPorts.open(this) : null;
    }

    public int number() {
        return number;
    }

    /** Whether the caller runs on this loop. */
    public boolean isHere() {
        return netty.isHere();
    }

    /** On the clock of every deadline and every {@code nowNanos} here. */
    public long nowNanos() {
        return System.nanoTime();
    }

    /**
     * From any thread; tasks of one thread run in their order.
     *
     * @return false where the loop is over, or stuck: the task never runs, and is counted
     */
    public boolean execute(Runnable task) {
        if (waitingTasks.get() >= MOST_WAITING_TASKS) {
            tally.refusedTask();
            return false;
        }
        return executeAnyway(task);
    }

    /**
     * As {@link #execute}, for what gives something back: a loop that is stuck takes it too, for there is no more of that
     * than was had.
     */
    public boolean executeAnyway(Runnable task) {
        waitingTasks.incrementAndGet();
        try {
            netty.execute(() -> {
                waitingTasks.decrementAndGet();
                run("a task", task);
            });
            return true;
        } catch (RejectedExecutionException over) {
            waitingTasks.decrementAndGet();
            tally.refusedTask();
            return false;
        }
    }

    /** From any thread. A deadline that has passed is due at once; where the loop is over it never comes. */
    public LoopTimer at(long deadlineNanos, Runnable task) {
        try {
            return new LoopTimer(
                    netty.schedule(() -> ring(deadlineNanos, task), Math.max(0, deadlineNanos - nowNanos())));
        } catch (RejectedExecutionException over) {
            tally.refusedTask();
            return LoopTimer.NEVER;
        }
    }

    private void ring(long deadlineNanos, Runnable task) {
        tally.timerRan(nowNanos() - deadlineNanos);
        run("a timer", task);
    }

    /** A bug ends what it is in, never the loop: the other calls on it are other people's. */
    private void run(String what, Runnable task) {
        try {
            task.run();
        } catch (Throwable bug) {
            failed(what, bug);
        }
    }

    void failed(String what, Throwable bug) {
        tally.failure();
        failureLog.tell(what, bug);
    }

    /**
     * Hands on what waits at ports that may wait. Whoever mixes calls it first, so that nothing that has come is missing.
     */
    public void readPatientPorts() {
        if (patient != null) {
            patient.read();
        }
    }

    /** Somebody on this loop wants what comes at ports that may wait as soon as may be, or no longer does. */
    public void hastenPatientPorts(boolean wanted) {
        if (patient != null) {
            patient.haste(wanted);
        }
    }

    /** Null where the machine has none. */
    @Nullable
    PatientPorts patient() {
        return patient;
    }

    /** The loop is over. */
    void ended() {
        if (patient != null) {
            patient.close();
        }
    }

    /** A leg is born here or moves here: from any thread, and before it does, so that the next one sees it. */
    public void legCame() {
        legs.incrementAndGet();
    }

    public void legLeft() {
        legs.decrementAndGet();
    }

    public int legs() {
        return legs.get();
    }

    /** From any thread. */
    public LoopCounters counters() {
        return tally.read();
    }

    int nextConnection() {
        return connections++;
    }

    LoopTally tally() {
        return tally;
    }

    NettyLoop netty() {
        return netty;
    }

    @Override
    public String toString() {
        return "media-loop-" + number;
    }
}
