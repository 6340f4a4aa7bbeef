package org.parlour.conference.events;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.parlour.wire.call.RoomId;

/**
 * Where rooms tell and followers listen. Telling never waits: each follower has a bounded queue, and one whose queue is
 * full is let go.
 */
public final class RoomEvents implements AutoCloseable {
    static final int MOST_FOLLOWERS = 512;

    private final InstantSource clock;
    private final Map<RoomId, EventStream> streams = new HashMap<>();
    private int followers;
    private long published;
    private long tooSlow;
    private long refused;
    private boolean closed;
    private Consumer<RoomEvent> listener = unheard -> {};

    public RoomEvents(InstantSource clock) {
        this.clock = clock;
    }

    /** Tells one more, in the order of the events; it hands over and returns. */
    public synchronized void alsoTell(Consumer<RoomEvent> other) {
        listener = listener.andThen(other);
    }

    public synchronized void publish(RoomEvent event) {
        EventStream stream = streams.computeIfAbsent(event.room(), room -> new EventStream());
        int letGo = stream.tell(new NumberedEvent(stream.nextNumber(), clock.instant(), event));
        published++;
        listener.accept(event);
        tooSlow += letGo;
        followers -= letGo;
        if (event instanceof RoomEvent.Closed) {
            followers -= stream.end(Following.Reason.ROOM_CLOSED);
            streams.remove(event.room());
        }
    }

    /** Empty when there are too many followers already. */
    public synchronized Optional<Following> follow(RoomId room) {
        if (closed || followers >= MOST_FOLLOWERS) {
            refused++;
            return Optional.empty();
        }
        EventStream stream = streams.computeIfAbsent(room, first -> new EventStream());
        Following follower = new Following(this, stream, stream.lastNumber());
        stream.add(follower);
        followers++;
        return Optional.of(follower);
    }

    synchronized void unfollow(EventStream stream, Following follower) {
        if (stream.remove(follower)) {
            followers--;
        }
    }

    public synchronized EventCounters counters() {
        return new EventCounters(published, tooSlow, refused, followers);
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (EventStream stream : streams.values()) {
            followers -= stream.end(Following.Reason.PROGRAM_ENDS);
        }
    }
}
