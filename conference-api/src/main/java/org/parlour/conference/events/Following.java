package org.parlour.conference.events;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who follows the events of one room, from a moment on. Read by one thread. */
public final class Following implements AutoCloseable {
    /** A room of two hundred that all come at once, and a few seconds of a bad line. */
    static final int QUEUE_LIMIT = 256;

    private final BlockingQueue<Next> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final RoomEvents events;
    private final EventStream stream;
    private final long begunBehind;

    Following(RoomEvents events, EventStream stream, long begunBehind) {
        this.events = events;
        this.stream = stream;
        this.begunBehind = begunBehind;
    }

    /** What comes next. */
    public sealed interface Next {}

    public record Happened(NumberedEvent event) implements Next {}

    /** Nothing happened for as long as was waited. */
    public record Quiet() implements Next {}

    /** Nothing more will come. */
    public record Over(Reason reason) implements Next {}

    public enum Reason {
        /** By the follower's own wish. */
        UNFOLLOWED,
        ROOM_CLOSED,
        /** Events were lost to this follower: it has to begin anew. */
        TOO_SLOW,
        PROGRAM_ENDS
    }

    /** The number of the last event that is not followed any more because it was before. */
    public long begunBehind() {
        return begunBehind;
    }

    public Next next(Duration patience) throws InterruptedException {
        Next next = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        return next == null ? new Quiet() : next;
    }

    /** False when there was no place: then the end, and nothing else, waits to be read. */
    boolean offer(NumberedEvent event) {
        // One place stays free for the end.
        if (queue.remainingCapacity() > 1) {
            return queue.offer(new Happened(event));
        }
        queue.clear();
        end(Reason.TOO_SLOW);
        return false;
    }

    void end(Reason reason) {
        queue.offer(new Over(reason));
    }

    /** From whatever thread; who reads hears of it at once. */
    @Override
    public void close() {
        events.unfollow(stream, this);
        end(Reason.UNFOLLOWED);
    }
}
