package org.parlour.conference.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few connections with as many platform threads, and a bounded queue before them.
 *
 * <p>Platform threads, because a call into SQLite holds its carrier: two of them on virtual threads
 * stop every virtual thread of a two-core machine. Whoever asks may well be a virtual thread; it
 * waits here without holding anything.
 */
final class StoreLane implements AutoCloseable {
    private static final Duration FOREVER = Duration.ofDays(365);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final LongAdder done = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder abandoned = new LongAdder();
    private final List<StoreSession> sessions;
    private final BlockingQueue<StoreSession> idle;
    private final ThreadPoolExecutor threads;

    StoreLane(String name, List<StoreSession> sessions, int queueLimit) {
        this.sessions = List.copyOf(sessions);
        this.idle = new ArrayBlockingQueue<>(sessions.size(), false, sessions);
        this.threads = new ThreadPoolExecutor(
                sessions.size(),
                sessions.size(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueLimit),
                work -> new StoreThread(name, work));
    }

    <T extends @Nullable Object> T call(StoreWork<T> work) {
        try {
            return call(work, FOREVER);
        } catch (TimeoutException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Waits no longer than {@code patience}; work that has not begun by then never begins. */
    <T extends @Nullable Object> T call(StoreWork<T> work, Duration patience) throws TimeoutException {
        if (Thread.currentThread() instanceof StoreThread) {
            // With one writer this would wait for itself for ever.
            throw new IllegalStateException("store work must not ask the store again");
        }
        Future<T> answer = submit(work);
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        } catch (TimeoutException late) {
            abandon(answer);
            throw late;
        } catch (InterruptedException interrupted) {
            abandon(answer);
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("the wait for the store was interrupted");
        } catch (CancellationException closing) {
            throw new StoreUnavailable("the store is closing");
        }
    }

    /**
     * Waits for nothing. The one answer comes on a thread of this lane when the work is done, and on the caller's when
     * it cannot be taken.
     */
    <T> void call(StoreWork<T> work, Consumer<StoreAnswer<T>> then) {
        FutureTask<T> task = new FutureTask<>(() -> run(work)) {
            @Override
            protected void done() {
                then.accept(answer(this));
            }
        };
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            refused.increment();
            then.accept(new StoreAnswer.Broken<>(unavailable()));
        }
    }

    private static <T> StoreAnswer<T> answer(Future<T> done) {
        return switch (done.state()) {
            case SUCCESS -> new StoreAnswer.Known<>(done.resultNow());
            case FAILED -> new StoreAnswer.Broken<>(done.exceptionNow());
            case CANCELLED, RUNNING -> new StoreAnswer.Broken<>(new StoreUnavailable("the store is closing"));
        };
    }

    private <T extends @Nullable Object> Future<T> submit(StoreWork<T> work) {
        try {
            return threads.submit(() -> run(work));
        } catch (RejectedExecutionException full) {
            refused.increment();
            throw unavailable();
        }
    }

    private StoreUnavailable unavailable() {
        return new StoreUnavailable(threads.isShutdown() ? "the store is closed" : "the store's queue is full");
    }

    private <T extends @Nullable Object> T run(StoreWork<T> work) {
        // As many sessions as threads: one is always idle.
        StoreSession session = idle.remove();
        try {
            return session.run(work);
        } finally {
            done.increment();
            idle.add(session);
        }
    }

    private void abandon(Future<?> answer) {
        abandoned.increment();
        // Never with an interrupt: SQLite would not hear it, and the driver might take it for a failure.
        answer.cancel(false);
        threads.purge();
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException failed -> failed;
            case Error broken -> throw broken;
            case null, default -> new IllegalStateException(cause);
        };
    }

    long done() {
        return done.sum();
    }

    long refused() {
        return refused.sum();
    }

    long abandoned() {
        return abandoned.sum();
    }

    int waitingNow() {
        return threads.getQueue().size();
    }

    /** Lets begun and waiting work finish, within bounds. */
    @Override
    public void close() throws SQLException {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FAREWELL.toNanos(), TimeUnit.NANOSECONDS)) {
                cancelWaiting();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            cancelWaiting();
        }
        for (StoreSession session : sessions) {
            session.close();
        }
    }

    private static final class StoreThread extends Thread {
        StoreThread(String name, Runnable work) {
            super(work, name);
            setDaemon(true);
        }
    }

    private void cancelWaiting() {
        for (Runnable waiting : threads.shutdownNow()) {
            if (waiting instanceof Future<?> answer) {
                answer.cancel(false);
            }
        }
    }
}
