package org.parlour.sip.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One call's thread and mailbox. Messages are worked on in the order in which they arrived. */
public final class Lane<M> {
    private final int most;
    private final LongSupplier clock;
    private final LongAdder refused;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<M> mailbox = new ArrayDeque<>();
    private boolean ended;

    Lane(int most, LongSupplier clock, LongAdder refused) {
        this.most = most;
        this.clock = clock;
        this.refused = refused;
    }

    /** From any thread. False where the mailbox is full or the lane has ended: nobody will hear of this message. */
    public boolean post(M message) {
        lock.lock();
        try {
            if (ended || mailbox.size() >= most) {
                refused.increment();
                return false;
            }
            mailbox.add(message);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many messages wait. */
    public int waiting() {
        lock.lock();
        try {
            return mailbox.size();
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the clock again: somebody moved it. */
    void lookAgain() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Works until the owner is over. A flood of messages does not keep a deadline waiting, nor the other way round. */
    void run(LaneOwner<M> owner) throws InterruptedException {
        while (!owner.isOver()) {
            if (owner.nextDeadlineNanos() <= clock.getAsLong()) {
                owner.onDeadline(clock.getAsLong());
            }
            if (owner.isOver()) {
                return;
            }
            M message = next(owner.nextDeadlineNanos());
            if (message != null) {
                owner.on(message, clock.getAsLong());
            }
        }
    }

    /** The next message; null where the deadline comes first. */
    private @Nullable M next(long deadlineNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (mailbox.isEmpty()) {
                if (deadlineNanos == LaneOwner.NEVER) {
                    changed.await();
                } else {
                    long left = deadlineNanos - clock.getAsLong();
                    if (left <= 0) {
                        return null;
                    }
                    changed.await(left, TimeUnit.NANOSECONDS);
                }
            }
            return mailbox.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what it took and nobody heard. */
    List<M> end() {
        lock.lock();
        try {
            ended = true;
            List<M> left = List.copyOf(mailbox);
            mailbox.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
